// Files by dragging, with a small picture and a way to take one back; the plain input keeps them.
import { element, word } from "./words.js";

const LARGE = 25 * 1024 * 1024;

function size(bytes) {
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

function isTaken(input, file) {
  const kinds = input.accept.split(",").map((kind) => kind.trim().toLowerCase()).filter(Boolean);
  return !kinds.length || kinds.some((kind) => {
    if (kind.startsWith(".")) return file.name.toLowerCase().endsWith(kind);
    return kind.endsWith("/*") ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind;
  });
}

function keep(input, files) {
  const held = new DataTransfer();
  for (const file of input.multiple ? files : files.slice(-1)) held.items.add(file);
  input.files = held.files;
}

function row(zone, input, file) {
  const limit = Number(zone.dataset.limit) || LARGE;
  const wrong = file.size > limit ? word("large") : isTaken(input, file) ? "" : word("kind");
  const thumb = file.type.startsWith("image/")
    ? element("img", { class: "dropzone__thumb", alt: "", src: URL.createObjectURL(file) })
    : element("span", { class: "dropzone__thumb" });
  thumb.addEventListener("load", () => URL.revokeObjectURL(thumb.src));
  const remove = element("button", { type: "button", class: "chip__remove", "aria-label": `${word("remove")} ${file.name}` }, "×");
  remove.addEventListener("click", () => {
    keep(input, [...input.files].filter((other) => other !== file));
    draw(zone, input);
    input.focus();
  });
  return element(
    "li",
    { class: `dropzone__file${wrong ? " dropzone__file--wrong" : ""}` },
    thumb,
    element("span", {}, element("bdi", {}, file.name), element("span", { class: "dropzone__size" }, wrong || size(file.size))),
    remove,
  );
}

function draw(zone, input) {
  zone.querySelector("[data-dropzone-files]").replaceChildren(...[...input.files].map((file) => row(zone, input, file)));
}

export function wake(zone) {
  if (zone.dataset.awake) return;
  zone.dataset.awake = "yes";
  const input = zone.querySelector("input[type=file]");
  let held = [];
  input.addEventListener("change", () => {
    if (input.multiple) keep(input, [...held, ...input.files].filter((f, at, all) => all.findIndex((o) => o.name === f.name && o.size === f.size) === at));
    held = [...input.files];
    draw(zone, input);
  });
  input.addEventListener("click", () => {
    held = [...input.files];
  });
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("dropzone--over");
    });
  }
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("dropzone--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    keep(input, [...input.files, ...event.dataTransfer.files]);
    held = [];
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
