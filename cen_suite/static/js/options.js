// Where the choices of a combobox come from: the select itself, or an address for long lists.
import { word } from "./words.js";

const WAIT = 140;
const SHOWN = 60;

export function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "").toLowerCase().trim();
}

// How well a choice fits what was typed: the smaller the better, -1 not at all.
export function fit(choice, wanted) {
  if (!wanted) return 0;
  const code = fold(choice.code);
  const label = fold(choice.label);
  if (code === wanted || choice.synonyms.some((other) => fold(other) === wanted)) return 0;
  if (label.startsWith(wanted)) return 1;
  if (code.startsWith(wanted)) return 2;
  if (label.split(/[\s,()/-]+/).some((part) => part.startsWith(wanted))) return 3;
  if (choice.synonyms.some((other) => fold(other).startsWith(wanted))) return 4;
  const words = wanted.split(/\s+/);
  const all = `${code} ${label} ${choice.synonyms.map(fold).join(" ")}`;
  return words.every((part) => all.includes(part)) ? 5 : -1;
}

// The field another one depends on: same row of a repeating group first, then the form.
export function governor(control) {
  const name = control.dataset.depends;
  if (!name) return null;
  const prefix = control.name.slice(0, control.name.lastIndexOf("-") + 1);
  const form = control.form;
  return form?.elements[prefix + name] ?? form?.elements[name] ?? null;
}

function governs(control) {
  const other = governor(control);
  if (!other) return [];
  if (other.selectedOptions) return [...other.selectedOptions].map((o) => o.value).filter(Boolean);
  return other.value ? [other.value] : [];
}

function read(option) {
  return {
    code: option.value,
    label: option.dataset.label || option.textContent.trim(),
    synonyms: (option.dataset.synonyms || "").split("|").map((s) => s.trim()).filter(Boolean),
    group: option.parentElement.label || "",
    fits: (option.dataset.for || "").split(" ").filter(Boolean),
  };
}

export async function fromSelect(select, typed) {
  const given = governs(select);
  const wanted = fold(typed);
  const ranked = [...select.options]
    .filter((option) => option.value || (!select.multiple && option.textContent.trim()))
    .map(read)
    .filter((c) => !c.fits.length || !given.length || c.fits.some((f) => given.includes(f)))
    .map((choice) => ({ ...choice, rank: fit(choice, wanted) }))
    .filter((choice) => choice.rank >= 0);
  if (wanted) ranked.sort((a, b) => a.rank - b.rank);
  return { choices: ranked.slice(0, 400), note: "" };
}

let pending = null;

export async function fromAddress(control, typed) {
  pending?.abort();
  pending = new AbortController();
  const { signal } = pending;
  await new Promise((done) => setTimeout(done, WAIT));
  if (signal.aborted) return null;
  const address = new URL(control.dataset.url, location.href);
  address.searchParams.set("q", typed.trim());
  for (const value of governs(control)) address.searchParams.append(control.dataset.depends, value);
  try {
    const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    return {
      choices: found.options.slice(0, SHOWN).map((o) => ({ group: "", synonyms: [], ...o })),
      note: found.more ? word("more") : "",
    };
  } catch (error) {
    return error.name === "AbortError" ? null : { choices: [], note: word("unreachable") };
  }
}
