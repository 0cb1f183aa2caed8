"""The days a post was held, which follow from rw-jabatan (docs/siasn.md).

All of an agency at once, by the database: desired days beside those that stand; what no
longer follows is cancelled, what changed moves, what is the same is left alone.
"""

from talent.enums import STRUKTURAL, JenisPenugasan, StatusPenugasan
from talent.services.siasn._konteks import Konteks, kunci
from talent.services.siasn._sql import jalankan

ALASAN = "Tidak lagi mengikuti riwayat jabatan SIASN"

# `sumber`: rows of SIASN, and appointments of our own, whose beginnings end the others too.
# `akhir`: the end that was decided, at the latest the day its holder left the service.
# A row that repeats an appointment of our own, or that the personnel office annulled, gives none.
# A definitive row without a post of ours gives none either, but ends the post before it.
MAU = """
CREATE TEMPORARY TABLE mau ON COMMIT DROP AS
WITH sumber AS (
  SELECT r.id AS riwayat_id, NULL::bigint AS penugasan_id, r.pegawai_id, r.jabatan_id, r.jenis_penugasan AS jenis,
         r.tmt AS mulai, g.tmt_berhenti AS akhir, j.jenis = ANY(%(struktural)s) AS tunggal, r.nomor_sk
  FROM talent_riwayatjabatan r
  LEFT JOIN talent_jabatan j ON j.id = r.jabatan_id
  JOIN talent_pegawai g ON g.id = r.pegawai_id
  WHERE r.instansi_id = %(instansi)s AND r.siasn_id IS NOT NULL
    AND (j.id IS NOT NULL OR (r.jenis_penugasan = %(def)s AND r.tanggal_dicabut IS NULL))
    AND (g.tmt_berhenti IS NULL OR r.tmt < g.tmt_berhenti)
    AND NOT EXISTS (
      SELECT FROM talent_penugasan b
      WHERE b.riwayat_id = r.id AND b.status = %(batal)s AND b.alasan <> %(alasan)s
        AND (b.pegawai_id, b.jabatan_id, b.jenis) = (r.pegawai_id, r.jabatan_id, r.jenis_penugasan))
    AND NOT EXISTS (
      SELECT FROM talent_penugasan p LEFT JOIN talent_riwayatjabatan a ON a.id = p.riwayat_id
      WHERE p.status = %(tetap)s AND a.siasn_id IS NULL AND lower(p.berlaku) = r.tmt
        AND (p.pegawai_id, p.jabatan_id, p.jenis) = (r.pegawai_id, r.jabatan_id, r.jenis_penugasan))
  UNION ALL
  SELECT NULL, p.id, p.pegawai_id, p.jabatan_id, p.jenis, lower(p.berlaku),
         least(upper(p.berlaku), CASE WHEN lower(p.berlaku) < g.tmt_berhenti THEN g.tmt_berhenti END),
         p.tunggal, p.nomor_sk
  FROM talent_penugasan p
  JOIN talent_jabatan j ON j.id = p.jabatan_id
  JOIN talent_pegawai g ON g.id = p.pegawai_id
  LEFT JOIN talent_riwayatjabatan a ON a.id = p.riwayat_id
  WHERE p.status = %(tetap)s AND a.siasn_id IS NULL AND %(instansi)s IN (j.instansi_id, g.instansi_id)
), satu AS (  -- twice the same day: our own first, then the older row
  SELECT * FROM (
    SELECT *,
      row_number() OVER (PARTITION BY jabatan_id, mulai, jenis, CASE WHEN tunggal AND jenis = %(def)s THEN 0
        ELSE pegawai_id END ORDER BY penugasan_id, riwayat_id) AS di_kursi,
      row_number() OVER (PARTITION BY pegawai_id, mulai, jenis, CASE WHEN tunggal AND jenis = %(def)s THEN 0
        ELSE jabatan_id END ORDER BY penugasan_id, riwayat_id) AS pada_orang
    FROM sumber) s
  WHERE di_kursi = 1 AND pada_orang = 1
), berikut AS (
  SELECT *,
    min(mulai) FILTER (WHERE jenis = %(def)s) OVER (PARTITION BY pegawai_id ORDER BY mulai
      RANGE BETWEEN '1 day' FOLLOWING AND UNBOUNDED FOLLOWING) AS orang_berikut,
    min(mulai) FILTER (WHERE jenis = %(def)s) OVER (PARTITION BY jabatan_id ORDER BY mulai
      RANGE BETWEEN '1 day' FOLLOWING AND UNBOUNDED FOLLOWING) AS pejabat_berikut,
    min(mulai) FILTER (WHERE jenis <> %(def)s) OVER (PARTITION BY jabatan_id ORDER BY mulai
      RANGE BETWEEN '1 day' FOLLOWING AND UNBOUNDED FOLLOWING) AS pelaksana_berikut
  FROM satu
)
SELECT riwayat_id, penugasan_id, pegawai_id, jabatan_id, jenis, tunggal, nomor_sk, daterange(mulai, CASE
    WHEN jenis <> %(def)s THEN least(akhir, pejabat_berikut, pelaksana_berikut)
    WHEN tunggal THEN least(akhir, orang_berikut, pejabat_berikut)
    ELSE least(akhir, orang_berikut) END) AS berlaku
FROM berikut
WHERE jabatan_id IS NOT NULL
"""

# What stands and follows no more, or begins so differently that it is another appointment.
BATALKAN = """
UPDATE talent_penugasan p SET status = %(batal)s, alasan = %(alasan)s
FROM talent_riwayatjabatan r
WHERE r.id = p.riwayat_id AND r.instansi_id = %(instansi)s AND r.siasn_id IS NOT NULL AND p.status = %(tetap)s
  AND NOT EXISTS (
    SELECT FROM mau m WHERE m.riwayat_id = p.riwayat_id AND m.berlaku && p.berlaku
      AND (m.pegawai_id, m.jabatan_id, m.jenis, m.tunggal) = (p.pegawai_id, p.jabatan_id, p.jenis, p.tunggal))
"""

# In two steps, or a day would for a moment belong to two: first all shrink, then all take what is theirs.
SUSUTKAN = """
UPDATE talent_penugasan p SET berlaku = p.berlaku * m.berlaku
FROM mau m
WHERE p.status = %(tetap)s AND (p.id = m.penugasan_id OR p.riwayat_id = m.riwayat_id)
  AND p.berlaku <> m.berlaku AND p.berlaku && m.berlaku AND p.berlaku * m.berlaku <> p.berlaku
"""
TETAPKAN = """
UPDATE talent_penugasan p SET berlaku = m.berlaku, nomor_sk = m.nomor_sk, sumber_app = %(app)s,
  sumber_objek = %(objek)s, sumber_peristiwa = %(peristiwa)s, dicatat_pada = %(at)s
FROM mau m
WHERE p.status = %(tetap)s AND p.riwayat_id = m.riwayat_id
  AND (p.berlaku, p.nomor_sk) IS DISTINCT FROM (m.berlaku, m.nomor_sk)
"""
SISIPKAN = """
INSERT INTO talent_penugasan (pegawai_id, jabatan_id, riwayat_id, jenis, status, berlaku, tunggal, nomor_sk, alasan,
  sumber_app, sumber_objek, sumber_peristiwa, dicatat_pada)
SELECT m.pegawai_id, m.jabatan_id, m.riwayat_id, m.jenis, %(tetap)s, m.berlaku, m.tunggal, m.nomor_sk, '',
  %(app)s, %(objek)s, %(peristiwa)s, %(at)s
FROM mau m
WHERE m.riwayat_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM talent_penugasan p WHERE p.riwayat_id = m.riwayat_id AND p.status = %(tetap)s)
ORDER BY m.riwayat_id
"""

# A formation that arose has at least the seats that are taken today.
KUOTA = """
UPDATE talent_jabatan j SET kuota = isi.banyak
FROM (
  SELECT p.jabatan_id, count(*) AS banyak FROM talent_penugasan p
  WHERE p.status = %(tetap)s AND p.jenis = %(def)s AND NOT p.tunggal AND upper_inf(p.berlaku)
  GROUP BY p.jabatan_id) isi
WHERE j.id = isi.jabatan_id AND j.instansi_id = %(instansi)s AND j.siasn_id IS NULL AND j.kuota < isi.banyak
"""


def turunkan_penugasan(k: Konteks) -> None:
    """Bring the appointments of the agency in step with its histories of posts."""
    with kunci(k):
        for perintah in (MAU, "ANALYZE mau", BATALKAN, SUSUTKAN, TETAPKAN, SISIPKAN, KUOTA, "DROP TABLE mau"):
            jalankan(perintah, _nilai(k))


def _nilai(k: Konteks) -> dict[str, object]:
    cap = k.cap
    return {
        "instansi": k.instansi_id,
        "struktural": [jenis.value for jenis in STRUKTURAL],
        "tetap": StatusPenugasan.DITETAPKAN.value,
        "batal": StatusPenugasan.DIBATALKAN.value,
        "def": JenisPenugasan.DEFINITIF.value,
        "alasan": ALASAN,
        "app": cap["sumber_app"],
        "objek": cap["sumber_objek"],
        "peristiwa": cap["sumber_peristiwa"],
        "at": cap["dicatat_pada"],
    }
