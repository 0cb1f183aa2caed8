// The sum of the weights while they are typed; the server decides.
// Hundredths as whole numbers: 33,33 × 3 must not come out as 99,99000001.
const perseratus = (teks) => {
  const cocok = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*$/.exec(teks);
  return cocok ? Number(cocok[1]) * 100 + Number((cocok[2] ?? "").padEnd(2, "0")) : null;
};

for (const form of document.querySelectorAll("form[data-bobot]")) {
  const jumlah = form.querySelector("[data-jumlah]");
  const bobot = [...form.querySelectorAll("input[name^=bobot_], input[name$=_bobot]")];
  const hitung = () => {
    const nilai = bobot.filter((input) => input.value.trim() || input.validity.badInput).map((input) => perseratus(input.value));
    if (nilai.includes(null)) {
      jumlah.textContent = "–";
      return;
    }
    const total = nilai.reduce((a, b) => a + b, 0);
    const desimal = String(total % 100).padStart(2, "0").replace(/0+$/, "");
    jumlah.textContent = `${Math.floor(total / 100)}${desimal && `,${desimal}`}%${total === 10000 ? "" : " – belum 100%"}`;
  };
  form.addEventListener("input", hitung);
  hitung();
}
