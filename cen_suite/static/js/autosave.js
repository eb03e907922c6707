// Saves a form as it is typed. When the line or the session is gone, the text stays on the device and comes back
// to the same person only; a form that names no person (nominal facts) is never written to the device.
import { clock, word } from "./words.js";

const PAUSE = 1200;
const AGAIN = 15000;
const SECRET = new Set(["csrfmiddlewaretoken", "idempotency_key", "version"]);

class Autosave {
  constructor(form) {
    this.form = form;
    const { person, draft, autosave } = form.dataset;
    this.place = person ? `draft:${person}:${draft || autosave}` : "";
    this.note = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    this.restore();
    if ([...form.elements].some(isTouched)) this.later(PAUSE);
    form.addEventListener("input", () => this.later(PAUSE));
    form.addEventListener("change", () => this.later(PAUSE / 3));
    form.addEventListener("submit", () => {
      clearTimeout(this.timer);
      this.remember();
    });
    addEventListener("online", () => this.isBehind && this.save());
    addEventListener("pagehide", () => this.isBehind && this.remember());
  }

  later(pause) {
    this.isBehind = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  say(text, isFailure = false) {
    if (!this.note) return;
    this.note.textContent = text;
    this.note.classList.toggle("saved--failed", isFailure);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.isSaving) return this.later(PAUSE);
    this.isSaving = true;
    this.isBehind = false;
    this.say(word("saving"));
    try {
      await this.send();
    } catch {
      this.fail(word("kept"));
    } finally {
      this.isSaving = false;
    }
  }

  async send() {
    const values = new FormData(this.form);
    for (const [name, value] of [...values]) if (value instanceof File) values.delete(name);
    const answer = await fetch(this.form.dataset.autosave, {
      method: "POST",
      body: values,
      redirect: "manual",
      headers: { Accept: "application/json", "X-Autosave": "1" },
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return this.fail(word("ended"));
    if (answer.status === 409) return this.fail(word("conflict"));
    if (!answer.ok) return this.fail(word("kept"));
    await this.done(answer);
  }

  async done(answer) {
    if (this.place && !this.isBehind) localStorage.removeItem(this.place);
    this.say(word("saved", { time: clock() }));
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    const told = isJson ? await answer.json() : {};
    const version = this.form.elements.version;
    if (version && told.version !== undefined) version.value = told.version;
    this.form.dispatchEvent(new CustomEvent("suite:saved", { bubbles: true, detail: told }));
  }

  fail(text) {
    this.isBehind = true;
    this.remember();
    this.say(this.place ? text : word("open"), true);
    this.timer = setTimeout(() => this.save(), AGAIN);
  }

  remember() {
    if (!this.place) return;
    const values = [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && !SECRET.has(name));
    try {
      localStorage.setItem(this.place, JSON.stringify({ at: Date.now(), values }));
    } catch {
      return; // a full or forbidden store: the page itself still holds the text
    }
  }

  restore() {
    const text = this.place && localStorage.getItem(this.place);
    if (!text) return;
    localStorage.removeItem(this.place);
    const { at, values } = JSON.parse(text);
    if (Date.now() - at > 7 * 864e5 || !this.fill(values)) return;
    this.say(word("restored"), true);
    this.later(PAUSE);
  }

  // Puts values back; true when anything differs from what the server sent.
  fill(values) {
    const kept = new Map();
    for (const [name, value] of values) kept.set(name, [...(kept.get(name) ?? []), value]);
    let differs = false;
    for (const field of this.form.elements) {
      if (!kept.has(field.name) || field.type === "hidden" || field.type === "file") continue;
      differs = put(field, kept.get(field.name)) || differs;
    }
    return differs;
  }
}

function put(field, values) {
  if (field.type === "checkbox" || field.type === "radio") {
    const wanted = values.includes(field.value);
    if (field.checked === wanted) return false;
    field.checked = wanted;
  } else if (field.multiple) {
    const before = [...field.selectedOptions].map((option) => option.value).join();
    for (const option of field.options) option.selected = values.includes(option.value);
    if (before === values.join()) return false;
  } else {
    if (field.value === values[0]) return false;
    field.value = values[0];
  }
  field.dispatchEvent(new Event("suite:refresh"));
  return true;
}

// Typed before this module came, or put back by the browser.
function isTouched(field) {
  if (field.type === "hidden" || field.type === "file" || !field.name) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.value !== field.defaultValue;
}

export function wake(form) {
  if (form.dataset.saves) return;
  form.dataset.saves = "yes";
  new Autosave(form);
}
