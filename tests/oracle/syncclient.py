#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Qunce authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client written from docs/SYNC.md alone, in JSON form: the judge over the server's side of the protocol.

syncclient.py URL USER PASSWORD [--rows N] [--edit-with OTHER] [--then WORD…]: signs in, says hello, pulls to complete in pages of N rows,
compares rows and digest of every bucket with what the server says of it, and walks over its hash tree. With --edit-with
it signs in as that user too, with the same password, and both edit what they meet each other in (syncedits.py). With
--then it runs that command, waits for a change, pulls again and compares again. Prints what it holds as JSON; exits 1 with a
sentence at the first thing that is not as the page says."""
import argparse
import base64
import collections
import hashlib
import json
import struct
import subprocess
import sys
import urllib.error
import urllib.request
import uuid

sys.dont_write_bytecode = True  # the tree stays as it is
import syncedits

JSON = "application/vnd.qunce+json"
KINDS = {"org", "slot", "guide", "group", "koc", "content", "campaign", "entry", "task", "goal", "tag", "note",
         "saved_view", "calendar_day", "card", "conflict", "entry_target", "comment", "setting", "sop_template", "sop_step",
         "reminder", "month_close", "contest", "fact"}


def require(condition, promise):
    if not condition:
        sys.exit(f"not as docs/SYNC.md says: {promise}")


def blake2b(data):
    return hashlib.blake2b(data, digest_size=32)


def number_of(kind, identifier, seq):
    row = kind.encode() + b"\0" + identifier.encode() + b"\0" + struct.pack("<Q", seq)
    return int.from_bytes(blake2b(row).digest()[:8], "little")


def place_of(kind, identifier):
    return blake2b(kind.encode() + b"\0" + identifier.encode()).hexdigest()


class Refused(Exception):
    def __init__(self, status, error):
        super().__init__(f"{status} {error['code']}: {error.get('detail')}")
        self.status, self.code, self.action, self.error = status, error["code"], error["action"], error


class Connection:
    def __init__(self, url):
        self.url = url
        self.client_id = str(uuid.uuid4())
        self.access = None
        self.requests = 0

    def call(self, method, path, message=None):
        """The answer's map, or Refused."""
        self.requests += 1
        body = None if message is None else json.dumps(message, ensure_ascii=False).encode()
        headers = {"X-Qunce-Sync": "1", "X-Schema": "2", "X-Client-Id": self.client_id, "Accept": JSON,
                   "X-Request-Id": f"request-{self.requests}"}
        if self.access:
            headers["Authorization"] = "Bearer " + self.access
        if body is not None:
            headers["Content-Type"] = JSON
            headers["X-Body-Hash"] = "blake2b-256=" + blake2b(body).hexdigest()
        request = urllib.request.Request(self.url + path, data=body, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return self.checked(answer, headers["X-Request-Id"])
        except urllib.error.HTTPError as answer:
            raise Refused(answer.code, self.checked(answer, headers["X-Request-Id"])) from None

    @staticmethod
    def checked(answer, request_id):
        body = answer.read()
        require(answer.headers["X-Qunce-Sync"] == "1", "answers have X-Qunce-Sync: 1")
        require(answer.headers["Content-Type"] == JSON, "the answer is in the type of Accept")
        require(answer.headers["X-Request-Id"] == request_id, "answers repeat X-Request-Id")
        require(answer.headers["X-Body-Hash"] == "blake2b-256=" + blake2b(body).hexdigest(), "X-Body-Hash matches")
        message = json.loads(body)
        require(message.get("end") is True, "answers end")
        return message


def fingerprint(asked):
    """Of what a pull says of the client's state."""
    lines = [f"{bucket} {base[0]}\n" for bucket, base in sorted(asked.get("base", {}).items())]
    return blake2b(base64.b64decode(asked.get("checkpoint", "")) + b"\n" + "".join(lines).encode()).hexdigest()[:16]


class Cache:
    """What a client holds."""

    def __init__(self):
        self.rows = collections.defaultdict(dict)  # bucket -> {(kind, id): (seq, values by column)}
        self.base = {}
        self.position = {}
        self.checkpoint = None
        self.pages = 0
        self.records_complete = False

    def digest(self, bucket):
        numbers = (number_of(kind, identifier, seq) for (kind, identifier), (seq, _) in self.rows[bucket].items())
        return f"{sum(numbers) % 2**64:016x}"

    def drop(self, bucket):
        for part in (self.rows, self.base, self.position):
            part.pop(bucket, None)

    def apply(self, page, asked):
        require(page["from"] == asked.get("from", {}), "an answer says from where it was asked")
        require(page["asked"] == fingerprint(asked), "an answer says for which state it was asked")
        self.pages += 1
        for bucket in page["revoked"] + page["retired"] + page["reset"]:
            self.drop(bucket)
        for table in page["del"]:
            require(len(table["ids"]) == len(table["seqs"]), "each tombstone has its seq")
            for identifier in table["ids"]:
                self.rows[table["bucket"]].pop((table["kind"], identifier), None)
        last = collections.defaultdict(int)
        for table in page["tables"]:
            require(table["kind"] in KINDS, "kinds are those of DATA.md")
            bucket, columns = table["bucket"], table["cols"]
            for identifier, seq, *values in table["rows"]:
                require(len(values) == len(columns), "a row has a value for each column")
                require(seq > last[bucket], "rows of a bucket come in the order of seq")
                last[bucket] = seq
                self.rows[bucket][table["kind"], identifier] = (seq, dict(zip(columns, values)))
        self.position.update(page["next"])
        for state in page["complete"]:
            bucket = state["bucket"]
            require(len(self.rows[bucket]) == state["rows"], f"{bucket} has {state['rows']} rows")
            require(self.digest(bucket) == state["digest"], f"{bucket} has the digest {state['digest']}")
            self.base[bucket] = [state["seq"], state["salt"]]
            self.position.pop(bucket, None)
        self.records_complete = page["records_complete"]
        self.checkpoint = page.get("checkpoint")
        require((self.checkpoint is not None) == page["all_complete"], "a checkpoint comes when all is complete")


def pull(connection, cache, epoch, rows):
    """Pulls until everything is complete."""
    asked = {"epoch": epoch, "max_rows": rows}
    if cache.checkpoint:
        try:
            page = connection.call("POST", "/v1/sync/pull", asked | {"checkpoint": cache.checkpoint})
            return require(page["all_complete"] and not page["tables"], "a checkpoint that stands is answered empty")
        except Refused as refusal:
            require((refusal.status, refusal.action) == (409, "send_base"), "a checkpoint that does not is not known")
    while True:
        request = asked | {"base": cache.base, "from": dict(cache.position)}
        page = connection.call("POST", "/v1/sync/pull", request)
        cache.apply(page, request)
        if page["all_complete"]:
            return require(page["records_complete"] and page["left"] == 0, "when all is complete nothing is left")
        require(page["next"] or page["reset"] or page["revoked"], "every page gets further")


def compare(connection, cache, epoch):
    """Each bucket with the server's hash tree, and one row of it with a repair."""
    for bucket, (seq, salt) in cache.base.items():
        tree = connection.call("POST", "/v1/sync/verify", {"bucket": bucket, "prefix": "", "depth": 1})
        require([tree["seq"], tree["salt"]] == [seq, salt], f"{bucket} has not moved")
        require(tree["rows"] == len(cache.rows[bucket]), f"verify counts the rows of {bucket}")
        require(tree["digest"] == cache.digest(bucket), f"verify has the digest of {bucket}")
        children = collections.defaultdict(lambda: [0, 0])
        for (kind, identifier), (row_seq, _) in cache.rows[bucket].items():
            child = children[place_of(kind, identifier)[:2]]
            child[0] += 1
            child[1] = (child[1] + number_of(kind, identifier, row_seq)) % 2**64
        own = [{"prefix": prefix, "rows": count, "digest": f"{digest:016x}"}
               for prefix, (count, digest) in sorted(children.items())]
        require(tree["children"] == own, f"the hash tree of {bucket} is as ours")
        if own:
            compare_rows(connection, cache, epoch, bucket, own[0]["prefix"])


def compare_rows(connection, cache, epoch, bucket, prefix):
    listed = connection.call("POST", "/v1/sync/verify", {"bucket": bucket, "prefix": prefix, "ids": True})["rows_of"]
    own = sorted([kind, identifier, seq] for (kind, identifier), (seq, _) in cache.rows[bucket].items()
                 if place_of(kind, identifier).startswith(prefix))
    require(listed == own, f"verify lists the rows of {bucket} below {prefix}")
    kind, identifier, seq = own[0]
    nobody = str(uuid.UUID(int=1))
    wanted = {"bucket": bucket, "rows": [[kind, identifier], ["note", nobody]]}
    page = connection.call("POST", "/v1/sync/pull", {"epoch": epoch, "repair": wanted})
    [table] = page["tables"]
    require(table["rows"][0][:2] == [identifier, seq], "a repair brings the row that was asked for")
    values = dict(zip(table["cols"], table["rows"][0][2:]))
    require(values == cache.rows[bucket][kind, identifier][1], "and it is what the pull brought")
    require([table["ids"] for table in page["del"]] == [[nobody]], "what is not there is in del")


def require_scope(bucket, user):
    """Nothing comes that the user may not read."""
    kind, *rest = bucket.split(":")
    if kind == "user":
        require(rest == [user["id"]], f"{bucket} is somebody else's")
    elif "r" in rest[:1] and user["regions"] is not None:
        require(rest[1] in user["regions"], f"{bucket} is of another region")
    elif bucket == "plan:hq:draft":
        require(user["role"] in ("hq_content", "admin"), "drafts are HQ's")


def sign_in(connection, user, password):
    request = {"user": user, "password": password + "x", "device": "syncclient.py"}
    try:
        connection.call("POST", "/v1/session", request)
        require(False, "a wrong password is refused")
    except Refused as refusal:
        require((refusal.status, refusal.code) == (401, "wrong_password"), "a wrong password is 401")
    session = connection.call("POST", "/v1/session", request | {"password": password})
    for key in session["keys"].values():
        require(len(base64.b64decode(key, validate=True)) == 32, "keys have 32 bytes")
    tokens = connection.call("POST", "/v1/session/refresh", {"refresh": session["refresh"]})
    connection.access = tokens["access"]
    return session["user"]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("url")
    arguments.add_argument("user")
    arguments.add_argument("password")
    arguments.add_argument("--rows", type=int, default=5000)
    arguments.add_argument("--edit-with")
    arguments.add_argument("--then", nargs=argparse.REMAINDER, default=[])
    options = arguments.parse_args()

    connection, cache = Connection(options.url), Cache()
    user = sign_in(connection, options.user, options.password)
    hello = connection.call("POST", "/v1/sync/hello", {"client_id": connection.client_id, "session_no": 1, "schema": 2,
                                                      "local_max_mid": 0, "app": "syncclient.py 1"})
    require(hello["user"] == user, "hello says who is signed in")
    token = connection.call("GET", "/v1/sync/wait")["token"]
    pull(connection, cache, hello["epoch"], options.rows)
    require({one["bucket"]: one["rows"] for one in hello["buckets"]}
            == {bucket: len(cache.rows[bucket]) for bucket in cache.base}, "hello lists what is pulled")
    for bucket in cache.rows:
        require_scope(bucket, user)
    compare(connection, cache, hello["epoch"])
    pull(connection, cache, hello["epoch"], options.rows)
    edits = None
    if options.edit_with:
        edits = syncedits.run(options, (connection, cache, user, hello["epoch"]))
        compare(connection, cache, hello["epoch"])
    if options.then:
        before = dict(cache.base)
        subprocess.run(options.then, check=True, stdout=subprocess.DEVNULL)
        news = connection.call("GET", f"/v1/sync/wait?since={token}")
        require(news["changed"], "a change wakes who waits")
        pull(connection, cache, hello["epoch"], options.rows)
        moved = {bucket for bucket, cursor in cache.base.items() if before.get(bucket) != cursor}
        require(set(news["changed"]) <= moved, "what is said to have changed has")
        compare(connection, cache, hello["epoch"])
    connection.call("DELETE", "/v1/session")
    try:
        connection.call("GET", "/v1/sync/wait")
        require(False, "who has signed out is refused")
    except Refused as refusal:
        require(refusal.action == "login", "and has to sign in")
    kinds = collections.Counter(kind for rows in cache.rows.values() for kind, _ in rows)
    print(json.dumps({"user": user, "pages": cache.pages, "kinds": kinds, "edits": edits,
                      "buckets": {bucket: {"rows": len(cache.rows[bucket]), "digest": cache.digest(bucket)}
                                  for bucket in sorted(cache.base)}}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    import syncclient  # the one that syncedits knows

    syncclient.main()
