// Types a question into a field, some letters at a time, each as a task of its own.
//
// Arguments: the field, the question, how many letters at a time.
const [field, question, step, done] = arguments;
field.focus();
const type = (end) => {
  field.value = question.slice(0, end);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  if (end < question.length) setTimeout(type, 0, end + step);
  else done();
};
type(step);
