"""The import of SIASN files: batches with a transaction each, between the commands of services.impor."""

from talent.services.siasn._jalan import ImporTidakDapat, impor_folder

__all__ = ["ImporTidakDapat", "impor_folder"]
