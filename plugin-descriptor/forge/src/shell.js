// Shows the Winnow service's pages in a frame of Jira's, with the scripts and styles that the service's own pages have.
// Each page has the frame for itself: to go to another one, the frame is loaded anew. The frame's fragment says which page
// it shows, such as #/backlogs/payments/plan?capacity=20.
import { router, view } from "@forge/bridge";
import { ask, Unreachable } from "./remote.js";

const STARTS = {
  "jira:issueContext": ({ issue }) => `/issues/${issue.id}?in=panel`,
  "jira:projectPage": ({ project }) => `/projects/${encodeURIComponent(project.key)}`,
  "jira:globalPage": () => "/",
  "jira:adminPage": () => "/settings",
};

const AROUND = 220; // pixels of a screen that the browser and Jira take above and below a page's frame
const LEAST_HEIGHT = 480;

/** The page needs a file that the app lacks: the service is of another version. */
class Outdated extends Error {}

// ---- where the page is
const here = (fragment = location.hash) => new URL(fragment.slice(1) || "/", location.origin);
const local = (url) => url.pathname + url.search + url.hash;
const show = (to) => history.replaceState(null, "", `#${local(new URL(to, here()))}`);
globalThis.winnowAddress = { now: here, show };

// ---- what stands in for the browser's own ways to the server
const beyond = globalThis.fetch;
/** Who somebody is to the service depends on the page they look at. */
function asking(init) {
  const headers = new Headers(init?.headers);
  headers.set("X-Winnow-Page", here().pathname);
  return { ...init, headers };
}
globalThis.fetch = async (to, init) => (String(to).startsWith("/") ? (await ask(to, asking(init))).response : beyond(to, init));
globalThis.EventSource = undefined;

function loaded(element) {
  return new Promise((done, failed) => {
    element.onload = done;
    element.onerror = () => failed(new Outdated());
    document.head.append(element);
  });
}
const bundled = (path) => path.replace(/^\/assets\//, "assets/");
async function style(path) {
  const href = bundled(path);
  if (document.head.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  await loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
const script = (path) => loaded(Object.assign(document.createElement("script"), { src: bundled(path) }));

// ---- a page
/** The body itself stays: Jira watches how high it is. */
function fill(body, title) {
  document.title = title;
  for (const { name, value } of body.attributes) document.body.setAttribute(name, value);
  document.body.replaceChildren(...body.childNodes);
}
async function draw(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const styles = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href"));
  const scripts = [...page.querySelectorAll("script[src]")].map((one) => one.getAttribute("src"));
  for (const done of page.querySelectorAll("link, script[src], noscript")) done.remove();
  await Promise.all(styles.map(style));
  fill(page.body, page.title);
  for (const path of scripts) await script(path);
}
function scrollInside() {
  const root = document.documentElement;
  root.dataset.scrolls = "";
  root.style.setProperty("--frame-height", `${Math.max(LEAST_HEIGHT, screen.availHeight - AROUND)}px`);
}
async function start() {
  view.theme.enable().catch(() => {}); // then it stays light or dark as the browser is
  const { extension } = await view.getContext();
  if (extension.type !== "jira:issueContext") scrollInside();
  if (!location.hash) show(STARTS[extension.type](extension));
  const wanted = local(here());
  const { path, response } = await ask(wanted);
  const text = await response.text();
  if (local(here()) !== wanted) return; // somebody went on meanwhile, and the frame is loading anew
  show(path + here().hash);
  if (!response.headers.get("content-type")?.startsWith("text/html")) throw new Error(text);
  await draw(text);
}

// ---- what goes wrong, in plain words
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
function problem(heading, text) {
  const again = element("button", { type: "button", className: "primary", onclick: () => location.reload() }, "Try again");
  const card = element("div", { className: "card empty" }, element("h1", {}, heading), element("p", { role: "alert" }, text), element("p", {}, again));
  fill(element("body", {}, element("main", { className: "narrow" }, card)), heading);
}
function failed(failure) {
  if (failure instanceof Outdated) {
    problem("The app in Jira and the Winnow service are of different versions",
      "Who runs Winnow can mend it: winnow forge-app writes the app anew; then npm run build and forge deploy.");
  } else if (failure instanceof Unreachable) problem("Winnow can't be reached", failure.message);
  else problem("This page can't be shown", failure.message);
}

// ---- going elsewhere
async function download(to) {
  const response = await fetch(local(to));
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  element("a", { href: URL.createObjectURL(await response.blob()), download: to.pathname.split("/").at(-1) }).click();
}
addEventListener("click", (event) => { // after the page's own scripts
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const to = new URL(link.getAttribute("href"), here());
  if (to.origin !== location.origin) router.open(to.href);
  else if (link.hasAttribute("download")) download(to).catch(failed);
  else location.hash = local(to);
});
addEventListener("hashchange", ({ oldURL, newURL }) => {
  const [then, now] = [oldURL, newURL].map((url) => here(new URL(url).hash));
  if (then.pathname + then.search !== now.pathname + now.search) location.reload();
});

start().catch(failed);
