// Runs before anything is painted, so that a remembered choice of colours does not flash.
try {
  const kept = localStorage.getItem("congvan.scheme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.scheme = kept;
} catch {
  // No storage: the device's own setting holds.
}
