"use strict";
// Saves what a site's administrators say of their backlogs and goals, and looks whether Jira is ready for it.
(() => {
  const form = document.getElementById("settings");
  const yaml = document.getElementById("yaml");
  const check = document.getElementById("check");
  const checks = document.getElementById("checks");
  const goals = document.getElementById("goals");
  const file = document.getElementById("goals-file");
  const apply = goals.querySelector("button");
  const goalsNow = document.getElementById("goals-now");
  const MOST = 500000; // bytes: with what it is wrapped in, Jira passes on a little more

  /** Where one form says how it goes: below the field that it is about. */
  function talk(field, problems, said) {
    function refuse(lines) {
      problems.textContent = lines.join("\n");
      problems.hidden = lines.length === 0;
      field.setAttribute("aria-invalid", lines.length > 0);
    }
    return async (button, words, step) => {
      button.disabled = true;
      said.textContent = words;
      refuse([]);
      try {
        said.textContent = await step();
        button.disabled = false;
        return true;
      } catch (failure) {
        said.textContent = "";
        refuse(failure.problems ?? [failure.message || "The server can’t be reached. Try again."]);
        button.disabled = false;
        return false;
      }
    };
  }
  const busy = talk(yaml, document.getElementById("problems"), document.getElementById("said"));
  const busyWithGoals = talk(file, document.getElementById("goals-problems"), document.getElementById("goals-said"));

  async function asked(method, address, body) {
    const headers = body === undefined ? {} : { "Content-Type": "application/yaml" };
    const answer = await fetch(address, { method, headers, body });
    const json = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(json.detail), { problems: json.problems });
    return json;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form.querySelector("button"), "Saving …", async () => {
      const saved = await asked("PUT", form.dataset.save, yaml.value);
      check.disabled = false;
      file.disabled = false;
      goalsNow.textContent = saved.goals;
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

  // ---- goals: first what the file would change, then the change
  async function sent(dryRun) {
    const [chosen] = file.files;
    if (chosen.size > MOST) throw new Error("The file is larger than 500 kB, which Jira doesn’t pass on.");
    return asked("POST", `${goals.dataset.apply}?dryRun=${dryRun}`, await chosen.text());
  }
  const named = (word, ids) => (ids.length ? [`${word} ${ids.join(", ")}`] : []);
  const count = (number) => `${number} ${number === 1 ? "goal" : "goals"}`;
  function changes(result) {
    if (!result.changed) return "The goals are these already.";
    const told = [...named("added", result.added), ...named("changed", result.altered), ...named("removed", result.removed)];
    return `${count(result.goals)}: ${told.join("; ") || "their order or their details"}.`;
  }

  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    let changed = false;
    const fine = await busyWithGoals(apply, "Reading …", async () => {
      const result = await sent(true);
      changed = result.changed;
      return changes(result);
    });
    apply.disabled = !(fine && changed);
  });

  goals.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fine = await busyWithGoals(apply, "Applying …", async () => {
      const result = await sent(false);
      goalsNow.textContent = `Version ${result.version} of the goals counts: ${count(result.goals)}.`;
      return "Applied. Issues are compared with them at the next turn of each backlog.";
    });
    apply.disabled = fine;
  });
})();
