// Listens for what is new while the page stays open and can be seen: how many notices wait, and that the reader must
// leave. Where nothing streams, and whenever the line is broken, it asks instead, less and less often.
const FIRST = 2000;
const SELDOM = 60000;
const TRIES = 2;
const COOKIE = 1500;

class Live {
  constructor(root) {
    this.root = root;
    this.place = root.querySelector("[data-stream-note]");
    this.misses = 0;
    this.noted = "";
    this.unread = Number(document.querySelector("[data-unread]")?.textContent) || 0;
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", (event) => event.persisted && this.open());
    addEventListener("focus", () => this.noted && this.ask());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.close() : this.open()));
    this.open();
  }

  open() {
    if (document.hidden || this.source) return;
    if (this.noted === "signed-out") {
      this.ask();
      return;
    }
    clearTimeout(this.timer);
    this.source = new EventSource(this.root.dataset.stream);
    this.source.addEventListener("notices", (event) => this.show(JSON.parse(event.data)));
    this.source.addEventListener("end", (event) => this.end(JSON.parse(event.data).why));
    this.source.addEventListener("crowded", () => this.later(SELDOM));
    this.source.addEventListener("error", () => this.miss());
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  // The browser mends a broken line by itself; where there is none, or it stays broken, the page asks instead.
  miss() {
    this.misses += 1;
    if (this.source?.readyState !== EventSource.CLOSED && this.misses <= TRIES) return;
    this.ask();
    this.later(Math.min(SELDOM, FIRST * 2 ** this.misses));
  }

  later(pause) {
    this.close();
    this.timer = setTimeout(() => this.open(), pause * (0.75 + Math.random() / 2));
  }

  // Whoever changed the own password in another window has a new session, whose cookie may still be on its way.
  end(why) {
    this.close();
    this.note(why);
    if (why === "signed-out") this.timer = setTimeout(() => this.ask(), COOKIE);
    else this.open();
  }

  // Asks how things stand: signed out, signed in as somebody else, or the same person as before.
  async ask() {
    const answer = await this.fetch();
    if (!answer) return;
    const told = answer.ok ? await answer.json() : {};
    if (answer.type === "opaqueredirect" || (told.person && told.person !== this.root.dataset.person)) {
      this.close();
      this.note("signed-out");
    } else if (told.person) {
      if (this.noted === "signed-out") this.goOn(told.token);
      this.show(told);
    }
  }

  async fetch() {
    try {
      return await fetch(this.root.dataset.count, { redirect: "manual", headers: { Accept: "application/json" } });
    } catch {
      return null; // no line: the next try will tell
    }
  }

  show({ unread, newest, words }) {
    this.misses = 0;
    for (const part of document.querySelectorAll("[data-unread], [data-unread-word]")) part.hidden = !unread;
    for (const part of document.querySelectorAll("[data-unread]")) part.textContent = unread;
    const isNews = this.newest === undefined ? unread > this.unread : newest > this.newest;
    if (unread && isNews) this.root.querySelector("[data-stream-words]").textContent = words;
    if (isNews || unread !== this.unread) document.body.dispatchEvent(new Event("suite:notices"));
    this.unread = unread;
    this.newest = Math.max(newest, this.newest ?? 0);
  }

  note(why) {
    if (this.noted === why) return;
    this.noted = why;
    const words = this.root.querySelector(`[data-stream-why="${why}"]`).content.cloneNode(true);
    this.place.replaceChildren(words);
    this.place.hidden = false;
  }

  // The same person signed in again elsewhere: forms of this page may be sent with the new token.
  goOn(token) {
    this.noted = "";
    this.place.replaceChildren();
    this.place.hidden = true;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    this.open();
  }
}

export function wake(root) {
  if (root.dataset.awake) return;
  root.dataset.awake = "yes";
  new Live(root);
}
