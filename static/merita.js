// Small comforts over pages that work without any script.

// A summary of errors takes the focus, so that keyboard and screen reader start there.
document.querySelector(".errors")?.focus();

// Dialogs: [data-buka=id] opens, [data-tutup] closes. Without script the button submits or links as written.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-buka]");
  const dialog = opener && document.getElementById(opener.dataset.buka);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  event.target.closest("[data-tutup]")?.closest("dialog")?.close();
});

// The account menu closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.me[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.me[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const toast of document.querySelectorAll(".toast:not(.here)")) setTimeout(() => toast.remove(), 8000);

/**
 * Drafts save themselves: <form data-simpan="URL"> is posted to URL a moment after the last key.
 * The answer is JSON {"pesan": "Tersimpan 08.41 WITA"}, or problem+json whose "detail" is shown;
 * both go to the form's [data-keadaan]. A later answer never overwrites a newer one.
 */
export function simpanSendiri(form, jeda = 800) {
  const keadaan = form.querySelector("[data-keadaan]");
  let waktu = 0;
  let giliran = 0;
  const tulis = (teks, baik) => {
    if (!keadaan) return;
    keadaan.textContent = teks;
    keadaan.className = baik ? "note saved" : "note";
  };
  const isian = () => {
    const data = new FormData(form); // text only: a document goes with its button
    for (const [nama, nilai] of [...data]) if (nilai instanceof File) data.delete(nama);
    return data;
  };
  const kirim = async () => {
    clearTimeout(waktu);
    waktu = 0;
    const nomor = ++giliran;
    tulis("Menyimpan …", false);
    try {
      const jawaban = await fetch(form.dataset.simpan, {
        method: "POST",
        body: isian(),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        keepalive: true,
      });
      const isi = await jawaban.json().catch(() => ({}));
      if (jawaban.ok && isi.versi !== undefined && form.elements.versi) form.elements.versi.value = isi.versi;
      if (nomor !== giliran) return;
      tulis(isi.pesan ?? isi.detail ?? (jawaban.ok ? "Tersimpan" : "Belum tersimpan. Muat ulang halaman, lalu masuk kembali."), jawaban.ok);
      form.dispatchEvent(new CustomEvent("tersimpan", { bubbles: true, detail: { status: jawaban.status, isi } }));
    } catch {
      if (nomor === giliran) tulis("Belum tersimpan: sambungan terputus. Isian tetap di halaman ini.", false);
    }
  };
  let rantai = Promise.resolve();
  let berjalan = 0;
  const simpan = () => {
    berjalan += 1; // one after the other: each carries the version of the one before
    rantai = rantai.then(kirim).finally(() => (berjalan -= 1));
  };
  form.addEventListener("input", () => {
    clearTimeout(waktu);
    waktu = setTimeout(simpan, jeda);
    tulis("Belum tersimpan", false);
  });
  form.addEventListener("submit", async (event) => {
    clearTimeout(waktu);
    waktu = 0; // leaving the page must not save once more
    if (!berjalan) return;
    event.preventDefault(); // the answer under way brings the version this form must carry
    await rantai;
    form.requestSubmit(event.submitter);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waktu) simpan();
  });
}
document.querySelectorAll("form[data-simpan]").forEach((form) => simpanSendiri(form));
