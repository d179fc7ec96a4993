// The element that has the focus, in open shadow roots too.
let element = document.activeElement;
while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
return element;
