/* Shows an issue as Winnow has it in a frame; while Winnow can't be reached, what it wrote into the issue's fields. */
(function () {
  "use strict";
  var PROPERTY = "winnow.panel";
  var PATIENCE = 6000;
  var frames = [];

  function context() {
    if (window.AJS && typeof AJS.contextPath === "function") return AJS.contextPath();
    var meta = document.querySelector("meta[name='ajs-context-path']");
    return meta ? meta.content : "";
  }

  function rest(path) {
    return fetch(context() + "/rest/api/2/" + path, { credentials: "same-origin", headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : null; });
  }

  /** The address that Winnow left on the issue; only one of this very issue counts, and only Winnow's server is asked. */
  function left(issue) {
    return rest("issue/" + issue + "/properties/" + PROPERTY).then(function (property) {
      var value = property && property.value;
      if (!value || typeof value.path !== "string" || !(Date.parse(value.until) > Date.now() + 20000)) return null;
      return value.path.indexOf("/embed/issues/" + issue + "?") === 0 ? value.path : null;
    });
  }

  function address(service, issue) {
    return left(issue).then(function (path) {
      if (path) return path;
      return fetch(service + "/embed/issues/" + issue + "/address", { method: "POST", mode: "cors", credentials: "omit" })
        .then(function (answer) { return answer.ok ? left(issue) : null; });
    });
  }

  function within(promise) {
    return Promise.race([promise, new Promise(function (resolve, reject) { setTimeout(reject, PATIENCE, new Error("Winnow doesn't answer")); })]);
  }

  function note(panel, text) {
    var line = document.createElement("p");
    line.className = "winnow-quiet";
    line.textContent = text;
    panel.replaceChildren(line);
  }

  /** Jira holds what Winnow wrote, whether Winnow is there or not. */
  function fields(panel, issue) {
    Promise.all([rest("issue/" + issue), rest("field")]).then(function (both) {
      var list = document.createElement("dl");
      var values = (both[0] && both[0].fields) || {};
      (both[1] || []).filter(function (field) { return /^Winnow /.test(field.name); }).sort(function (a, b) { return a.name < b.name ? -1 : 1; })
        .forEach(function (field) {
          var value = values[field.id];
          if (value === null || value === undefined || value === "") return;
          list.appendChild(document.createElement("dt")).textContent = field.name;
          list.appendChild(document.createElement("dd")).textContent = String(value);
        });
      if (!list.childNodes.length) return note(panel, "Winnow can't be reached, and has written nothing into this issue.");
      note(panel, "Winnow can't be reached. It last wrote:");
      panel.appendChild(list);
    }).catch(function () { note(panel, "Winnow can't be reached."); });
  }

  function fill(panel) {
    if (panel.getAttribute("data-filled")) return;
    panel.setAttribute("data-filled", "true");
    var issue = panel.getAttribute("data-issue");
    var service = panel.getAttribute("data-service").replace(/\/+$/, "");
    if (!/^[1-9][0-9]*$/.test(issue)) return note(panel, "This isn't an issue.");
    within(address(service, issue)).then(function (path) {
      if (!path) return fields(panel, issue);
      var frame = document.createElement("iframe");
      frame.title = "Winnow: score, reasons and customers";
      frame.referrerPolicy = "no-referrer";
      frame.src = service + path;
      var alive = setTimeout(function () { fields(panel, issue); }, PATIENCE);
      frames.push({ frame: frame, origin: new URL(service).origin, heard: function () { clearTimeout(alive); } });
      panel.replaceChildren(frame);
    }).catch(function () { fields(panel, issue); });
  }

  window.addEventListener("message", function (event) {
    frames.forEach(function (one) {
      if (event.source === one.frame.contentWindow && event.origin === one.origin && event.data && event.data.winnow === "height") {
        one.heard();
        one.frame.style.height = Math.min(4000, Math.max(0, Number(event.data.height) || 0)) + "px";
      }
    });
  });

  function all() { document.querySelectorAll(".winnow-panel").forEach(fill); }

  document.addEventListener("DOMContentLoaded", all);
  all();
  if (window.JIRA && JIRA.bind && JIRA.Events) JIRA.bind(JIRA.Events.NEW_CONTENT_ADDED, all);
  new MutationObserver(all).observe(document.documentElement, { childList: true, subtree: true });
})();
