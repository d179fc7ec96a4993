// Stops the page's clock, and sets it to the time of a zone.
//
// Arguments: an instant such as 2026-11-23T09:00:00Z, a zone such as Europe/London.
const [at, zone] = arguments;
const now = Date.parse(at);
// Firefox runs scripts with a `Date` of their own: the page's is the window's.
window.Date.now = () => now;
const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
const shown = new Intl.DateTimeFormat("en", { timeZone: zone, hourCycle: "h23", ...fields });
window.Date.prototype.getTimezoneOffset = function () {
  const instant = Math.floor(Number(this) / 60000) * 60000;
  const parts = Object.fromEntries(shown.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return (instant - Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute)) / 60000;
};
