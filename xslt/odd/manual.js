// Filter the lists of the manual by name or meaning. Without this script, the lists are complete.
{
  const input = document.getElementById("filter");
  const items = [...document.querySelectorAll("#index li")];
  input.parentElement.hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) {
      const text = `${item.textContent.toLowerCase()} ${item.dataset.text ?? ""}`;
      item.hidden = !words.every((word) => text.includes(word));
    }
  });
}
