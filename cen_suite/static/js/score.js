// Moves the completeness score while the form is being typed: the server counts, this shows.
const PAUSE = 500;

function show(score, told) {
  if (told.score === undefined) return;
  score.querySelector("[data-score-value]").textContent = told.score;
  score.querySelector("[data-score-bar]").value = told.score;
  const band = score.querySelector("[data-score-band]");
  if (band && told.band) band.textContent = told.band;
}

async function ask(score, form) {
  const values = new FormData(form);
  for (const [name, value] of [...values]) if (value instanceof File) values.delete(name);
  try {
    const answer = await fetch(score.dataset.score, { method: "POST", body: values, headers: { Accept: "application/json" } });
    if (answer.ok) show(score, await answer.json());
  } catch {
    return; // no line: the score of the last save stays
  }
}

export function wake(score) {
  if (score.dataset.awake) return;
  score.dataset.awake = "yes";
  const form = document.querySelector("form[data-scored], form[data-autosave]");
  let timer = 0;
  document.addEventListener("suite:saved", (event) => show(score, event.detail));
  if (!form || score.dataset.score === "saved") return;
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(score, form), PAUSE);
  });
}
