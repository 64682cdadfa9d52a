"use strict";
// The dialog that previews what a plan writes to Jira, has it done, and has it taken back.
(() => {
  const byId = (id) => document.getElementById(`apply-${id}`);
  const dialog = document.getElementById("apply");
  const SLOW = 1500; // milliseconds between two looks at a run whose events can't be had
  const MORE = { applied: "Applied", skipped: "Skipped", conflict: "Changed by somebody", failed: "Failed" };
  let undoing = null; // the push to take back; null while a plan is being applied
  let preview = null; // the dry run that is shown
  let busy = false;
  let stale = false; // something was switched while a preview was being made

  // ---- what is asked for
  const sprint = () => document.getElementById("sprint");
  function address() {
    if (undoing) return `/api/v1/pushes/${undoing}/undo`;
    const asked = new URLSearchParams(location.search);
    if (sprint()) asked.set("sprint", sprint().value);
    return `${dialog.dataset.apply}?${asked}`;
  }
  function asked(more) {
    if (undoing) return more;
    return { fields: byId("fields").checked, order: byId("order").checked, sprint: byId("sprint").checked, ...more };
  }
  const nothing = () => !undoing && !byId("fields").checked && !byId("order").checked && !byId("sprint").checked;

  // ---- runs: begun by a request, followed by their events
  async function run(body) {
    const answer = await globalThis.winnowWho.send("POST", address(), body);
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail ?? `the server answered ${answer.status}`);
    const ended = await followed(said.id);
    if (ended.problem) throw Object.assign(new Error(ended.problem.detail), { status: ended.problem.status });
    return ended.result;
  }
  function followed(id) {
    return new Promise((done, failed) => {
      const events = new EventSource(`/api/v1/runs/${id}/events`);
      events.addEventListener("state", (event) => progress(JSON.parse(event.data)));
      events.addEventListener("end", (event) => {
        events.close();
        done(JSON.parse(event.data));
      });
      events.onerror = () => {
        events.close();
        look(id).then(done, failed);
      };
    });
  }
  async function look(id) {
    for (;;) {
      const answer = await fetch(`/api/v1/runs/${id}`);
      const state = await answer.json();
      if (!answer.ok) throw new Error(state.detail ?? "The server can't be asked how it stands.");
      if (state.ended) return state;
      progress(state);
      await new Promise((later) => setTimeout(later, SLOW));
    }
  }
  function progress(state) {
    const bar = byId("bar");
    if (state.total > 0) {
      bar.max = state.total;
      bar.value = state.done;
    } else bar.removeAttribute("value");
    say(`${state.doing[0].toUpperCase()}${state.doing.slice(1)}${state.total > 0 ? `: ${state.done} of ${state.total}` : " …"}`);
  }

  // ---- steps
  async function during(work) {
    busy = true;
    byId("bar").hidden = false;
    byId("bar").removeAttribute("value");
    byId("go").disabled = true;
    byId("again").hidden = true;
    try {
      await work();
      return true;
    } catch (failure) {
      problem(failure.message);
      byId("again").hidden = false;
      say("");
      if (failure.status === 409 && preview) {
        preview = null;
        stale = true;
      }
      return false;
    } finally {
      busy = false;
      byId("bar").hidden = true;
      if (stale) {
        stale = false;
        show(true);
      }
    }
  }
  async function show(keepProblem = false) {
    if (busy) {
      stale = true;
      return;
    }
    preview = null;
    if (!keepProblem) problem("");
    byId("undo").hidden = byId("filter").hidden = byId("writes").hidden = true;
    byId("what").hidden = undoing !== null;
    byId("title").textContent = undoing ? `Undo of push ${undoing}` : "Changes to Jira";
    byId("go").textContent = undoing ? "Undo" : "Apply";
    byId("go").hidden = false;
    byId("go").disabled = true;
    if (nothing()) {
      say("Choose what to write.");
      return;
    }
    await during(async () => {
      say("Comparing the plan with Jira …");
      const result = await run(asked({ dryRun: true }));
      planned(result);
    });
  }
  function planned(result) {
    const writes = result.writes.filter((one) => one.outcome === "planned");
    preview = writes.length > 0 ? result.push.id : null;
    const many = `${writes.length} ${writes.length === 1 ? "change" : "changes"}`;
    byId("go").textContent = `${undoing ? "Undo" : "Apply"} ${many}`;
    byId("go").disabled = writes.length === 0;
    groups(writes, result.rankCalls, result.writes.filter((one) => one.outcome !== "planned"));
    say(writes.length === 0 ? "Nothing to change: Jira holds it all already." : `${many} would be made. Nothing is written yet.`);
  }
  async function go() {
    const looked = preview;
    problem("");
    byId("what").hidden = true;
    const done = await during(async () => {
      say(undoing ? "Taking it back …" : "Writing to Jira …");
      const result = await run(asked({ preview: looked }));
      ended(result);
    });
    byId("what").hidden = done || undoing !== null;
  }
  function ended(result) {
    const { push } = result;
    byId("title").textContent = undoing ? "Taken back" : "Written to Jira";
    byId("go").hidden = true;
    byId("undo").hidden = push.applied === 0;
    byId("undo").dataset.push = push.id;
    results(result.writes);
    const left = result.writes.length - push.applied;
    say(`${push.applied} of ${result.writes.length} changes were made${left > 0 ? `; ${left} weren't, see why below` : ""}.`);
    byId("title").focus();
  }

  // ---- drawing
  function say(text) {
    if (byId("said").textContent !== text) byId("said").textContent = text;
  }
  function problem(text) {
    byId("problem").hidden = text === "";
    byId("problem").textContent = text;
  }
  function element(name, text, ...children) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  }
  function values(one) {
    const empty = one.subject === "sprint" ? "backlog" : "empty";
    if (one.subject === "rank") {
      return one.old === null ? element("span", "Order") : element("span", "", "From place ", element("del", one.old), " to ", element("ins", one.new ?? "?"));
    }
    const name = one.subject === "field" ? `${one.field}: ` : "";
    return element("span", "", name, element("del", one.old ?? empty), " → ", element("ins", one.new ?? empty));
  }
  function line(one) {
    const item = element("li", "", element("strong", one.key), values(one));
    item.dataset.end = one.outcome;
    if (one.outcome !== "planned") {
      const end = element("p", "", element("span", MORE[one.outcome]), one.reason ? `: ${one.reason}` : "");
      end.className = "under";
      end.firstChild.className = "end";
      item.append(end);
    }
    return item;
  }
  function group(heading, count, writes) {
    if (writes.length === 0) return [];
    const id = `apply-group-${heading.toLowerCase().replace(/[^a-z]+/g, "-")}`;
    const title = element("h3", `${heading} `, element("span", count));
    title.id = id;
    const section = element("section", "", title, element("ul", "", ...writes.map(line)));
    section.setAttribute("aria-labelledby", id);
    return [section];
  }
  function drawn(...sections) {
    byId("writes").replaceChildren(...sections.flat());
    byId("writes").hidden = sections.flat().length === 0;
    byId("writes").scrollTop = 0;
  }
  function groups(writes, calls, left) {
    const of = (subject) => writes.filter((one) => one.subject === subject);
    const issues = (some) => `${some.length} ${some.length === 1 ? "issue" : "issues"}`;
    const into = of("sprint").filter((one) => one.new !== null);
    const out = of("sprint").filter((one) => one.new === null);
    byId("filter").hidden = true;
    drawn(
      group("Into a sprint", issues(into), into),
      group("Back to the backlog", issues(out), out),
      group("Order", `${of("rank").length} ${of("rank").length === 1 ? "move" : "moves"} in ${calls} ${calls === 1 ? "call" : "calls"}`, of("rank")),
      group("Fields", `${of("field").length} ${of("field").length === 1 ? "value" : "values"}`, of("field")),
      group("Left alone", issues(left), left),
    );
  }
  function results(writes) {
    const ends = Object.keys(MORE).filter((end) => writes.some((one) => one.outcome === end));
    const chosen = (end) => {
      for (const button of byId("filter").children) button.setAttribute("aria-pressed", button.dataset.end === end);
      const shown = writes.filter((one) => end === "" || one.outcome === end);
      drawn(group(end === "" ? "Every change" : MORE[end], `${shown.length}`, shown));
    };
    byId("filter").replaceChildren(...["", ...ends].map((end) => {
      const many = writes.filter((one) => end === "" || one.outcome === end).length;
      const button = element("button", `${end === "" ? "All" : MORE[end]} ${many}`);
      button.type = "button";
      button.dataset.end = end;
      button.addEventListener("click", () => chosen(end));
      return button;
    }));
    byId("filter").hidden = ends.length < 2;
    const bad = ["failed", "conflict"].find((end) => ends.includes(end));
    chosen(bad ?? "");
  }

  // ---- what people do
  const opener = byId("open");
  opener.addEventListener("click", () => {
    dialog.showModal();
    if (busy) return;
    undoing = null;
    const chosen = sprint()?.selectedOptions[0];
    byId("sprint-name").textContent = chosen ? chosen.textContent : "the sprint";
    byId("sprint").disabled = !chosen;
    byId("sprint").checked = Boolean(chosen);
    show();
  });
  byId("close").addEventListener("click", () => dialog.close());
  byId("what").addEventListener("change", () => show());
  byId("again").addEventListener("click", () => show());
  byId("go").addEventListener("click", go);
  byId("undo").addEventListener("click", () => {
    undoing = byId("undo").dataset.push;
    byId("title").focus();
    show();
  });
  document.addEventListener("winnow:who", (event) => {
    opener.hidden = !event.detail.mayPlan;
  });
  globalThis.winnowWho.ready.then((who) => {
    opener.hidden = !who.mayPlan;
  });
})();
