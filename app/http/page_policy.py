"""What the one page of the front end holds inline, named by hash: it is painted before any file has come."""

import base64
import hashlib
import re

from app.http.headers import CONTENT_SECURITY_POLICY

_INLINE = re.compile(r"<(script|style)((?:\s[^>]*)?)>(.*?)</\1>", re.DOTALL)


def policy_of_page(page: str) -> str:
    """The policy of every other answer, and the hashes of the inline scripts and styles of this page, no others."""
    policy = CONTENT_SECURITY_POLICY
    for tag, attributes, content in _INLINE.findall(page):
        if content and " src=" not in attributes:
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            policy = policy.replace(f"{tag}-src 'self'", f"{tag}-src 'self' 'sha256-{digest}'")
    return policy
