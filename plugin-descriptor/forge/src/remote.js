// Asks the Winnow service through Jira: one envelope for each request, the answer in slices when it is long.
import { invokeRemote } from "@forge/bridge";

const MOST_STEPS = 5; // redirects one after another

/** The service can't be asked, or what answers isn't Winnow; the message is for people. */
export class Unreachable extends Error {}

async function slice(request, from) {
  let answer;
  try {
    answer = await invokeRemote({
      path: "/forge/ui", method: "POST", headers: { "Content-Type": "application/json" }, body: { ...request, from },
    });
  } catch (failure) {
    throw new Unreachable(failure.message);
  }
  const said = answer.body;
  if (answer.status === 200 && typeof said?.status === "number") return said;
  throw new Unreachable(said?.detail ?? (answer.status ? `The Winnow service answered ${answer.status}.` : "The Winnow service didn't answer."));
}

/** All of an answer; one that changes while it is read is read once more. */
async function whole(request, signal) {
  for (let again = true; ; again = false) {
    const answer = await slice(request, 0);
    if (request.method !== "GET") return answer;
    let next = answer;
    while (answer.body.length < answer.length && next.body && next.headers.etag === answer.headers.etag) {
      signal.throwIfAborted();
      next = await slice(request, answer.body.length);
      if (next.headers.etag === answer.headers.etag) answer.body += next.body;
    }
    if (answer.body.length === answer.length) return answer;
    if (!again) throw new Unreachable("It changed each time while it was read.");
  }
}

async function followed(request, signal) {
  let { path } = request;
  for (let step = 0; step <= MOST_STEPS; step++) {
    const answer = await whole({ ...request, path }, signal);
    const to = answer.headers.location;
    if (answer.status < 300 || answer.status > 399 || !to) return { path, answer };
    const url = new URL(to, new URL(path, location.origin));
    if (url.origin !== location.origin) break;
    path = url.pathname + url.search;
    if (request.method !== "HEAD") request = { method: "GET", headers: request.headers, body: null };
  }
  throw new Unreachable(`${path} leads on and on, or away from Winnow.`);
}

/** Where the answer comes from in the end, and the answer as a Response; takes what fetch takes. */
export async function ask(to, init) {
  const { method, headers, signal, url, body } = await read(new Request(to, init));
  signal.throwIfAborted();
  const aborted = new Promise((_, failed) => signal.addEventListener("abort", () => failed(signal.reason), { once: true }));
  const work = followed({ method, path: url.pathname + url.search, headers, body }, signal);
  const { path, answer } = await Promise.race([work, aborted]);
  const none = method === "HEAD" || [204, 205, 304].includes(answer.status);
  return { path, response: new Response(none ? null : answer.body, { status: answer.status, headers: answer.headers }) };
}

async function read(request) {
  return {
    method: request.method, headers: Object.fromEntries(request.headers), signal: request.signal, url: new URL(request.url),
    body: request.method === "GET" || request.method === "HEAD" ? null : await request.text(),
  };
}
