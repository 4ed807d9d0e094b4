"""What has state: opening an archive, sidecars, staff registers, the ledger, the cache, the build date."""
