// Writes down what goes wrong in a page, from its first script on. Tests read it.
{
  const witness = { violations: [], errors: [], reports: [] };
  window.handrailWitness = witness;
  addEventListener("securitypolicyviolation", (event) => {
    // Browsers look for it by themselves, whatever the page says.
    if (event.blockedURI.endsWith("/favicon.ico")) return;
    const where = `${event.sourceFile || "?"}:${event.lineNumber}`;
    witness.violations.push(`${event.violatedDirective} blocked ${event.blockedURI} (${event.sample}) at ${where}`);
  });
  const { error } = console;
  console.error = (...words) => {
    witness.reports.push(words.join(" "));
    error(...words);
  };
  addEventListener("error", (event) => witness.errors.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => witness.errors.push(String(event.reason)));
}
