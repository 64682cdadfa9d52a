"use strict";
// Saves what a site's administrators say of their backlogs, and looks whether Jira is ready for it.
(() => {
  const form = document.getElementById("settings");
  const yaml = document.getElementById("yaml");
  const problems = document.getElementById("problems");
  const said = document.getElementById("said");
  const check = document.getElementById("check");
  const checks = document.getElementById("checks");

  function refuse(lines) {
    problems.textContent = lines.join("\n");
    problems.hidden = lines.length === 0;
    yaml.setAttribute("aria-invalid", lines.length > 0);
  }

  async function asked(method, address, body) {
    const headers = body === undefined ? {} : { "Content-Type": "application/yaml" };
    const answer = await fetch(address, { method, headers, body });
    const json = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(json.detail), { problems: json.problems });
    return json;
  }

  async function busy(button, words, step) {
    button.disabled = true;
    said.textContent = words;
    refuse([]);
    try {
      said.textContent = await step();
    } catch (failure) {
      said.textContent = "";
      refuse(failure.problems ?? [failure.message || "The server can’t be reached. Try again."]);
    } finally {
      button.disabled = false;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form.querySelector("button"), "Saving …", async () => {
      const saved = await asked("PUT", form.dataset.save, yaml.value);
      check.disabled = false;
      return `Saved: ${saved.backlogs.join(", ")}. New backlogs are synced now, the others at their next turn.`;
    });
  });

  check.addEventListener("click", () => busy(check, "Asking Jira …", async () => {
    const { checks: found } = await asked("POST", form.dataset.check);
    checks.querySelector("ul").replaceChildren(...found.map((one) => {
      const line = document.createElement("li");
      const mark = document.createElement("b");
      mark.className = "flag";
      mark.dataset.tone = one.ok ? "good" : "bad";
      mark.textContent = one.ok ? "ok" : "not yet";
      line.append(mark, ` ${one.what}: ${one.finding}`);
      return line;
    }));
    checks.hidden = false;
    checks.querySelector("h2").focus();
    return found.every((one) => one.ok) ? "Everything is there." : "Something is missing; see below.";
  }));
})();
