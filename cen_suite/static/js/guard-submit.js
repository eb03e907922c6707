// Sends a form once: a second click waits, and a repeated request carries the same key.
import { element, word } from "./words.js";

function key(form) {
  const field = form.elements.idempotency_key ?? element("input", { type: "hidden", name: "idempotency_key" });
  if (!field.value) field.value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  if (!field.isConnected) form.append(field);
}

function release(form) {
  form.dataset.isSending = "";
  for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
}

export function wake(form) {
  if (form.dataset.guarded || form.method !== "post") return;
  form.dataset.guarded = "yes";
  if (form.hasAttribute("data-guard-submit")) key(form);
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.isSending) {
      event.preventDefault();
      return;
    }
    form.dataset.isSending = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
    const note = form.querySelector("[data-saved]");
    if (note) note.textContent = word("sending");
    setTimeout(() => release(form), 20000);
  });
  addEventListener("pageshow", (event) => event.persisted && release(form));
}
