// Copies a code and says so.
export function wake(part) {
  const button = part.querySelector("[data-copy-button]");
  if (!navigator.clipboard || !button.hidden) return;
  button.hidden = false;
  const done = part.querySelector("[data-copy-done]");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(part.querySelector(".code").textContent);
    done.textContent = done.dataset.words;
    setTimeout(() => (done.textContent = ""), 2000);
  });
}
