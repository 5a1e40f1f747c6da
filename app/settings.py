"""One frozen tree of settings, read from `LONGCOURS_*` variables and handed to `create_app`."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Every name is documented in `docs/settings.md`; a test compares the two."""

    model_config = SettingsConfigDict(env_prefix="LONGCOURS_", frozen=True, extra="ignore")

    data_folder: Path = Field(default=Path("data"), description="Where the embedded database and backups live.")
    key_file: Path = Field(
        default=Path.home() / ".config" / "longcours" / "master.key",
        description="Master key, made on first run, mode 0400; must lie outside the data folder.",
    )
    backup_folder: Path | None = Field(
        default=None,
        description="Where the nightly copies go, best another disk; `backups` in the data folder if unset.",
    )
    nightly: bool = Field(default=True, description="Check the database and make a copy of it every night.")
    nightly_hour: int = Field(default=2, ge=0, le=23, description="Hour of that, in UTC.")
    database_url: SecretStr | None = Field(
        default=None, description="postgresql://… ; without it the embedded encrypted SQLite file is used."
    )
    origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("http://localhost:8000", "http://127.0.0.1:8000"),
        description="Addresses people open, comma separated; the first one goes into invitations.",
    )
    passkey_host: str | None = Field(
        default=None,
        description="Host passkeys belong to; that of the first origin by default. Changing it makes them all useless.",
    )
    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port the server listens on.")
    request_seconds: int = Field(
        default=60,
        ge=1,
        le=3600,
        description="Time for the headers of a request to arrive, and then its content; five times that for a file.",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Addresses of reverse proxies whose X-Forwarded-For is believed, comma separated."
    )
    push_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.apple.com",
            "*.notify.windows.com",
        ),
        description="Push services reminders may go to, comma separated; empty sends none.",
    )
    push_contact: str | None = Field(
        default=None, description="mailto: or https: address push services may write to; the first origin by default."
    )
    demo: bool = Field(default=False, description="Demonstration: known sign-ins, never with real data.")
    show_api_documents: bool = Field(default=False, description="Serve /docs and /openapi.json.")
    clock_offset_seconds: int = Field(default=0, description="Shift of the server clock, for drills only.")
    accept_affected_sqlite: bool = Field(
        default=False, description="Start although the SQLite library is in the range of the WAL-reset fault."
    )
    pool_size: int = Field(default=8, ge=1, le=64, description="Database connections kept open per process.")
    frontend_folder: Path | None = Field(default=None, description="Built front end, where it is not beside the app.")

    instrument_texts_folder: Path | None = Field(
        default=None, description="Official questionnaire texts of this place, one JSON file for each language."
    )

    @field_validator("origins", "trusted_proxies", "push_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
