"""What Python's email package makes of messages, with its strict policy: one line of JSON for each.

Usage: read_message.py FILE.eml…, or read_message.py FOLDER for every .eml in it, in the order of their names.
"""
import email
import email.policy
import hashlib
import json
import os
import sys

# Strict: a defect is an exception. Lines end as mail servers want them.
POLICY = email.policy.SMTP.clone(raise_on_defect=True)


def reading(data):
    try:
        message = email.message_from_bytes(data, policy=POLICY)
        headers = [[name, str(value)] for name, value in message.items()]
        mailboxes = {
            name: [[a.display_name, a.addr_spec] for a in message[name].addresses]
            for name in ("From", "Reply-To", "To") if message[name] is not None
        }
        defects = [str(d) for value in message.values() for d in getattr(value, "defects", [])]
        parts = []
        for part in message.walk():
            defects += [str(d) for d in part.defects]
            defects += [str(d) for value in part.values() for d in getattr(value, "defects", [])]
            if part.is_multipart():
                parts.append({"type": part.get_content_type(), "parts": len(list(part.iter_parts()))})
                continue
            content = part.get_payload(decode=True)
            entry = {
                "type": part.get_content_type(),
                "charset": part.get_content_charset(),
                "encoding": part["Content-Transfer-Encoding"],
                "disposition": part.get_content_disposition(),
                "file": part.get_filename(),
                "id": part["Content-ID"],
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            if part.get_content_maintype() == "text":
                entry["text"] = part.get_content().replace("\r\n", "\n")
            parts.append(entry)
        return {
            "headers": headers, "mailboxes": mailboxes, "parts": parts, "defects": defects,
            "unchanged": message.as_bytes(policy=POLICY) == data,
        }
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


files = sys.argv[1:]
if len(files) == 1 and os.path.isdir(files[0]):
    folder = files[0]
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".eml"))
for file in files:
    with open(file, "rb") as stream:
        print(json.dumps(reading(stream.read())))
