// The score sheet saves itself: one request at a time, in the order of typing, without taking the focus.
// What is not stored yet waits in this tab's sessionStorage (never in localStorage: offices share browsers).

const form = document.querySelector("form[data-lembar]");
const bilah = form?.querySelector("[data-keadaan]");
if (bilah) lembar(form, bilah);
else if (form) sessionStorage.removeItem(`lembar-${form.dataset.lembar}`); // locked or closed: nothing waits any more

function lembar(form, bilah) {
  const JEDA = 1500;
  const ULANG = 8000;
  const kunci = `lembar-${form.dataset.lembar}`;
  const terbang = `${kunci}-terbang`;
  const versi = form.elements.versi;
  const bidang = [...form.querySelectorAll("input.score, textarea")];
  const kotor = new Set(); // typed since the last answer
  const tertahan = new Set(); // answered with a mistake: stored nowhere until it is put right
  let waktu = 0;
  let berjalan = null;
  let berhenti = false;

  const tulis = (teks, baik = false) => {
    bilah.textContent = teks;
    bilah.classList.toggle("saved", baik);
  };

  const angka = (teks) => (/^\s*\d+([.,]\d{1,2})?\s*$/.test(teks) ? Number(teks.trim().replace(",", ".")) : NaN);

  const tandai = (nama, pesan) => {
    const isian = form.elements[nama];
    const galat = document.getElementById(`${nama}-galat`);
    if (!isian || !galat) return;
    galat.textContent = pesan;
    galat.hidden = !pesan;
    isian.closest(".field").classList.toggle("bad", Boolean(pesan));
    if (pesan) isian.setAttribute("aria-invalid", "true");
    else isian.removeAttribute("aria-invalid");
  };

  const pk = (nama) => nama.slice(nama.indexOf("-") + 1);

  const hitung = () => {
    const nilai = bidang.filter((b) => b.matches("input.score") && !tertahan.has(b.name));
    const terisi = nilai.filter((b) => angka(b.value) <= 100).length;
    form.querySelector("[data-terisi]").textContent = terisi;
    form.querySelector("[data-progres]").value = terisi;
  };

  const wajib = (isian) => {
    const n = angka(isian.value);
    const { bawah, atas } = form.dataset;
    const perlu = n < Number(bawah) || (n > Number(atas) && n <= 100);
    const tanda = isian.closest("fieldset").querySelector("[data-wajib]");
    tanda.textContent = perlu ? `(wajib: nilai ${n < Number(bawah) ? `di bawah ${bawah}` : `di atas ${atas}`})` : "(boleh kosong)";
  };

  const simpanLokal = () => {
    const isi = Object.fromEntries([...kotor, ...tertahan].map((nama) => [nama, form.elements[nama].value]));
    try {
      if (kotor.size || tertahan.size) sessionStorage.setItem(kunci, JSON.stringify(isi));
      else sessionStorage.removeItem(kunci);
    } catch {
      // a browser without storage still has the page itself
    }
  };

  const kirim = async () => {
    clearTimeout(waktu);
    waktu = 0;
    if (berjalan || berhenti || !kotor.size) return berjalan;
    const dikirim = new Map([...kotor].map((nama) => [nama, form.elements[nama].value]));
    berjalan = satu(dikirim);
    await berjalan;
    berjalan = null;
    if (kotor.size && !waktu && !berhenti) waktu = setTimeout(kirim, gagal ? ULANG : JEDA);
    return null;
  };

  let gagal = false;
  const satu = async (dikirim) => {
    tulis("Menyimpan …");
    const isi = new URLSearchParams();
    isi.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    isi.set("versi", versi.value);
    for (const nama of dikirim.keys()) {
      // a row goes whole: its score and its note
      for (const n of [`nilai-${pk(nama)}`, `catatan-${pk(nama)}`]) isi.set(n, form.elements[n].value);
    }
    try {
      const jawaban = await fetch(form.action, {
        method: "POST",
        body: isi,
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        keepalive: true,
      });
      const hasil = await jawaban.json();
      gagal = false;
      if (jawaban.ok && "versi" in hasil) diterima(hasil, dikirim);
      else ditolak(hasil);
    } catch {
      gagal = true;
      tulis(
        navigator.onLine
          ? "Belum tersimpan. Dicoba lagi; bila berlanjut, buka halaman masuk di tab lain."
          : "Belum tersimpan: sambungan terputus. Isian tetap di sini dan dicoba lagi.",
      );
    }
  };

  const diterima = (hasil, dikirim) => {
    versi.value = hasil.versi;
    const salah = new Map(hasil.kesalahan.map((k) => [k.jalur, k.pesan]));
    for (const [nama, nilai] of dikirim) {
      const baris = [`nilai-${pk(nama)}`, `catatan-${pk(nama)}`];
      const keliru = baris.some((n) => salah.has(n));
      for (const n of baris) {
        tandai(n, salah.get(n) ?? "");
        if (keliru) tertahan.add(n);
        else tertahan.delete(n);
      }
      if (form.elements[nama].value === nilai) kotor.delete(nama);
    }
    simpanLokal();
    hitung();
    tulis(kotor.size ? "Belum tersimpan" : hasil.pesan + sisa(), !kotor.size && !tertahan.size);
  };

  // Whoever is held back by a mistake stays named until it is put right, whichever row was saved last.
  const sisa = () => {
    const belum = new Set([...tertahan].map((nama) => form.elements[nama].closest("fieldset").dataset.nomor));
    return belum.size ? `; perbaiki ${[...belum].join(", ")}` : "";
  };

  const ditolak = (hasil) => {
    berhenti = true; // trying again gives the same answer; the button shows both versions side by side
    for (const k of hasil.kesalahan ?? []) tandai(k.jalur, k.pesan);
    tulis(`${hasil.detail ?? "Belum tersimpan."} Tekan Simpan.`);
  };

  form.addEventListener("input", (event) => {
    if (!event.target.name) return;
    kotor.add(event.target.name);
    simpanLokal();
    hitung();
    if (event.target.matches("input.score")) wajib(event.target);
    if (berhenti) return;
    tulis("Belum tersimpan");
    clearTimeout(waktu);
    waktu = setTimeout(kirim, JEDA);
  });
  form.addEventListener("focusout", () => kirim());
  addEventListener("online", () => kirim());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && kirim());
  addEventListener("pagehide", () => berjalan && sessionStorage.setItem(terbang, versi.value));
  addEventListener("beforeunload", (event) => (kotor.size || tertahan.size) && event.preventDefault());

  form.addEventListener("keydown", (event) => {
    const maju = event.target.matches("input.score") || (event.target.matches("textarea") && !event.target.value);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !maju) return;
    event.preventDefault(); // Enter goes on, from an empty note too; it does not send
    bidang[bidang.indexOf(event.target) + 1]?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (berhenti) form.requestSubmit();
    else kirim();
  });

  let tunggu = false;
  form.addEventListener("submit", async (event) => {
    if (!tunggu && berjalan) {
      event.preventDefault(); // its answer brings the version this form must carry
      tunggu = true;
      await berjalan;
      form.requestSubmit(event.submitter);
      return;
    }
    clearTimeout(waktu);
    kotor.clear(); // no question on the way out; the copy in this tab stays until the next page has it all
    tertahan.clear();
  });

  // This tab's own last save may have arrived after this page was read: read it again, once, or it would look like
  // another tab's.
  const dikirim = sessionStorage.getItem(terbang);
  sessionStorage.removeItem(terbang);
  if (dikirim === versi.value) {
    berhenti = true;
    setTimeout(() => {
      kotor.clear();
      tertahan.clear();
      location.reload();
    }, 500);
  }

  // What came back with a mistake is stored nowhere yet.
  for (const isian of form.querySelectorAll("[aria-invalid]"))
    for (const nama of [`nilai-${pk(isian.name)}`, `catatan-${pk(isian.name)}`]) tertahan.add(nama);

  // A reload, or a sheet left while the line was down: what had not been stored comes back as typed.
  try {
    const tertinggal = JSON.parse(sessionStorage.getItem(kunci) ?? "{}");
    for (const [nama, nilai] of Object.entries(tertinggal)) {
      const isian = form.elements[nama];
      if (!isian || isian.value.trim() === nilai.trim() || angka(isian.value) === angka(nilai)) continue;
      isian.value = nilai;
      kotor.add(nama);
      if (isian.matches("input.score")) wajib(isian);
    }
    if (kotor.size) {
      hitung();
      tulis("Isian yang belum tersimpan dipulihkan");
      if (!berhenti) waktu = setTimeout(kirim, JEDA);
    } else simpanLokal();
  } catch {
    // nothing readable was left
  }
}
