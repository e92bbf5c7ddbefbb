# SPDX-FileCopyrightText: 2026 The Qunce authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people who edit the same things, by docs/SYNC.md alone: a part of syncclient.py. Every class of merge, groups,
rejections, conflicts to their end, repeated requests, gaps, copies of a client. What the page promises is required."""
import collections
import time
import uuid

import syncclient
from syncclient import Refused, require


class Editor:
    """A user with a cache of their own, and a client id under which edits are numbered."""

    def __init__(self, connection, cache, user, epoch):
        self.connection, self.cache, self.user, self.epoch = connection, cache, user, epoch
        self.session_no = 1
        self.mid = 0
        self.statuses = collections.Counter()

    def pull(self):
        syncclient.pull(self.connection, self.cache, self.epoch, 5000)

    def row(self, kind, identifier):
        """Bucket, seq and values as of the last pull; None if it is not there."""
        for bucket, rows in self.cache.rows.items():
            if (kind, identifier) in rows:
                seq, values = rows[kind, identifier]
                return bucket, seq, values
        return None

    def value(self, kind, identifier, field):
        return self.row(kind, identifier)[2][field]

    def some(self, kind, condition=lambda values: True):
        """The first record of the kind for which the condition holds."""
        found = sorted((identifier, bucket) for bucket, rows in self.cache.rows.items()
                       for (one, identifier), (_, values) in rows.items() if one == kind and condition(values))
        require(found, f"the brand has a {kind} to edit")
        return found[0][0]

    def op(self, what, kind, identifier, fields=None, sets=None):
        """An edit of the record as it was at the last pull; `fields` are the new values."""
        self.mid += 1
        edit = {"mid": self.mid, "op": what, "kind": kind, "id": identifier, "pv": 2, "at": int(time.time() * 1000)}
        known = self.row(kind, identifier)
        if known:
            edit["bucket"], edit["base"] = known[:2]
        values = known[2] if known else {}
        if what == "delete":
            edit["f"] = {field: [value, None] for field, value in values.items() if value is not None}
        elif fields:
            edit["f"] = {field: [values.get(field), value] for field, value in fields.items()}
        if sets:
            edit["set"] = {field: {"add": sorted(add), "rem": sorted(remove)} for field, (add, remove) in sets.items()}
        return edit

    def set(self, kind, identifier, fields=None, sets=None):
        return self.push(self.op("set", kind, identifier, fields, sets))[0]

    def request(self, *groups):
        return {"epoch": self.epoch, "client_id": self.connection.client_id, "session_no": self.session_no,
                "groups": [{"gid": str(uuid.uuid4()), "aid": str(uuid.uuid4()), "ops": ops} for ops in groups]}

    def push(self, *ops):
        """The results of one group."""
        return self.send(self.request(list(ops)))

    def send(self, request):
        answer = self.connection.call("POST", "/v1/sync/push", request)
        mids = [op["mid"] for group in request["groups"] for op in group["ops"]]
        require([one["mid"] for one in answer["results"]] == mids, "a result for each edit, in their order")
        require(answer["lmid"] == self.mid, "lmid is the last edit that was decided")
        self.statuses.update(one["status"] for one in answer["results"])
        return answer["results"]

    def hello(self, local_max_mid):
        return self.connection.call("POST", "/v1/sync/hello", {
            "client_id": self.connection.client_id, "session_no": self.session_no, "schema": 2,
            "local_max_mid": local_max_mid, "app": "syncclient.py 1"})

    def covered(self, result):
        """After a pull the cursor has what a result says."""
        self.pull()
        return self.cache.base[result["bucket"]][0] >= result["seq"]


def require_status(result, status, why):
    require(result["status"] == status, f"{why}: {status}, not {result}")


def refused(action, code, call):
    try:
        call()
    except Refused as refusal:
        require((refusal.status, refusal.action, refusal.code) == (409, action, code), f"{code} asks to {action}")
        return refusal.error
    return require(False, f"that is refused with {code}")


def new_id():
    """UUIDv7."""
    number = int(time.time() * 1000) << 80 | uuid.uuid4().int & ((1 << 80) - 1)
    return str(uuid.UUID(int=number & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62))


def both_pull(mine, theirs):
    mine.pull()
    theirs.pull()


def free_fields(mine, theirs):
    content = mine.some("content")
    applied = mine.set("content", content, {"title": "我的标题"})
    require_status(applied, "applied", "an edit of what was seen")
    require(mine.covered(applied), "the effect is at the seq of the result")
    require(mine.value("content", content, "title") == "我的标题", "and it is what was typed")
    require_status(theirs.set("content", content, {"title": "另一个标题"}), "merged", "the last push wins")
    require_status(theirs.set("content", content, {"title": "另一个标题"}), "applied", "nothing to do")
    both_pull(mine, theirs)
    require(mine.value("content", content, "title") == "另一个标题", "of a free field the last push wins")
    change = mine.connection.call("GET", f"/v1/history?kind=content&id={content}")["changes"][0]
    require(change["who"] == theirs.user["name"], "the history says who")
    require(change["fields"]["title"] == ["我的标题", "另一个标题"], "and keeps the old value")


def guarded_fields(mine, theirs):
    # What has been sent stays as it was sent, so it is one that still waits.
    entry = mine.some("entry", lambda values: values["start_at"] and values["status"] == "submitted")
    base = mine.value("entry", entry, "start_at")
    theirs.set("entry", entry, {"start_at": base + 60})
    result = mine.set("entry", entry, {"start_at": base + 120, "stage": "预热"})
    require_status(result, "conflict", "two who move the same time")
    require(result["kept"] == ["start_at"], "kept names the field")
    require(mine.covered(result), "a result covers its conflict")
    require(mine.value("entry", entry, "start_at") == base + 60, "the server's value stays")
    require(mine.value("entry", entry, "stage") == "预热", "the other fields go in")
    bucket, _, conflict = mine.row("conflict", result["conflict"])
    require(bucket == mine.row("entry", entry)[0], "a conflict lives with its subject")
    require([conflict[field] for field in ("subject_kind", "subject", "cause", "field", "base", "mine", "theirs")]
            == ["entry", entry, "edit", "start_at", str(base), str(base + 120), str(base + 60)],
            "a conflict says what both wanted")
    require([conflict["mine_by"], conflict["theirs_by"], conflict["status"]]
            == [mine.user["id"], theirs.user["id"], "open"], "and who")

    again = mine.op("set", "entry", entry, {"start_at": base + 120})
    ended = mine.op("set", "conflict", result["conflict"], {"status": "resolved", "resolution": "mine",
                                                           "resolved_by": mine.user["id"], "resolved_at": 1789000000})
    for one in mine.push(again, ended):
        require_status(one, "applied", "resolving is an ordinary group")
    both_pull(mine, theirs)
    require(theirs.value("entry", entry, "start_at") == base + 120, "mine is taken")
    require(theirs.value("conflict", result["conflict"], "status") == "resolved", "and both see that it is over")


def sets(mine, theirs):
    guide = mine.some("guide", lambda values: not values["tags"])
    require_status(mine.set("guide", guide, sets={"tags": (["a", "b"], [])}), "applied", "tags go in")
    require(theirs.set("guide", guide, sets={"tags": (["c"], [])})["status"] in ("applied", "merged"), "and theirs")
    both_pull(mine, theirs)
    require(mine.value("guide", guide, "tags") == ["a", "b", "c"], "edits of a set commute")
    mine.set("guide", guide, sets={"tags": ([], ["a"])})
    mine.set("guide", guide, sets={"tags": (["a"], [])})
    require_status(theirs.set("guide", guide, sets={"tags": ([], ["a", "b"])}), "merged", "a removal of what came later")
    both_pull(mine, theirs)
    require(mine.value("guide", guide, "tags") == ["a", "c"], "an addition wins")
    mine.set("guide", guide, sets={"tags": (["d"], [])})
    require_status(mine.set("guide", guide, sets={"tags": ([], ["d"])}), "applied", "one's own addition was seen")
    both_pull(mine, theirs)
    require(mine.value("guide", guide, "tags") == ["a", "c"], "so it can be taken back before a pull")


def texts(mine, theirs):
    content = mine.some("content")
    mine.set("content", content, {"body": "早安\n新品\n晚安"})
    both_pull(mine, theirs)
    mine.set("content", content, {"body": "早上好\n新品\n晚安"})
    require_status(theirs.set("content", content, {"body": "早安\n新品\n好梦"}), "merged", "lines apart")
    mine.pull()
    require(mine.value("content", content, "body") == "早上好\n新品\n好梦", "both sides' lines are in")
    result = theirs.set("content", content, {"body": "早\n新品\n晚安"})
    require_status(result, "conflict", "the same line in two ways")
    both_pull(mine, theirs)
    require(theirs.value("content", content, "body") == "早上好\n新品\n好梦", "the server's text stays")
    require(theirs.value("conflict", result["conflict"], "mine") == '"早\\n新品\\n晚安"', "with mine in the conflict")


def states(mine, theirs):
    entry = mine.some("entry", lambda values: values["status"] == "approved")
    require_status(mine.set("entry", entry, {"status": "dispatched"}), "applied", "approved goes to dispatched")
    result = theirs.set("entry", entry, {"status": "cancelled"})
    require_status(result, "rejected", "dispatched does not go to cancelled")
    require(result["code"] == "illegal_transition" and result["bucket"] == "", "and the code says so")
    require_status(theirs.set("entry", entry, {"status": "dispatched"}), "applied", "who did the same has it")
    both_pull(mine, theirs)
    require(theirs.value("entry", entry, "status") == "dispatched", "the status is as it was")


def lives(mine, theirs):
    goal = new_id()
    fields = {"from_day": "2027-01-01", "to_day": "2027-01-31", "metric": "orders", "value": 10}
    create = mine.op("create", "goal", goal, fields)
    require_status(mine.push(create)[0], "applied", "a create")
    both_pull(mine, theirs)
    require(theirs.row("goal", goal)[0] == "plan:hq", "a goal above the regions is in plan:hq")
    mine.set("goal", goal, {"value": 20})
    late = theirs.push(theirs.op("delete", "goal", goal))[0]
    require_status(late, "conflict", "a delete of what somebody changed")
    both_pull(mine, theirs)
    require(theirs.value("conflict", late["conflict"], "cause") == "stale_delete", "is a stale one")
    require(theirs.value("goal", goal, "value") == 20, "and the record stays")
    delete = theirs.op("delete", "goal", goal)
    require_status(theirs.push(delete)[0], "applied", "a delete of what was seen")
    lost = mine.set("goal", goal, {"value": 30})
    require_status(lost, "conflict", "an edit of what somebody deleted")
    both_pull(mine, theirs)
    require(mine.row("goal", goal) is None, "it stays deleted")
    require(mine.value("conflict", lost["conflict"], "cause") == "edited_deleted", "the conflict says so")
    require(mine.value("conflict", lost["conflict"], "mine") == '{"value":30}', "and keeps the edit")
    restore = mine.op("restore", "goal", goal, {field: value[0] for field, value in delete["f"].items()})
    edit = mine.op("set", "goal", goal, {"value": 30})
    edit["f"]["value"][0] = 20
    for one in mine.push(restore, edit):
        require_status(one, "applied", "a restore and the edit")
    both_pull(mine, theirs)
    require(theirs.value("goal", goal, "value") == 30, "bring it back as it was, and the edit")
    require(theirs.value("goal", goal, "metric") == "orders", "with all its fields")


def groups(mine, theirs):
    content = mine.some("content")
    title = mine.value("content", content, "title")
    good = mine.op("set", "content", content, {"title": "整组"})
    bad = mine.op("set", "content", content, {"code": "X"})
    results = mine.push(good, bad)
    require([one["status"] for one in results] == ["rejected", "rejected"], "a group is decided whole")
    require([one["code"] for one in results] == ["group_rejected", "not_allowed"], "and says which edit it was")
    mine.pull()
    require(mine.value("content", content, "title") == title, "so nothing of it is in")

    goal = new_id()
    wrong = mine.op("create", "goal", goal, {"metric": "orders", "value": 1, "org": new_id()})
    require(mine.push(wrong)[0]["code"] == "refers_to_nothing", "a goal of a unit that is not there")
    result = mine.set("goal", goal, {"value": 2})
    require_status(result, "rejected_dependency", "what builds on a rejected create")
    require(result["code"] == "dependency", "and its code")

    ops = [mine.op("set", "content", content, {"stage": "x"}), mine.op("set", "shop", content, {"name": "x"}),
           mine.op("set", "goal", new_id(), {"value": 1}), mine.op("set", "goal", mine.some("goal"), {"value": "x"}),
           {"mid": mine.mid + 1, "op": "skip"}]
    mine.mid += 1
    request = mine.request(*([op] for op in ops))
    answers = mine.send(request)
    require([one.get("code") for one in answers]
            == ["unknown_field", "unknown_kind", "no_such_record", "bad_value", None], "each reason has its code")
    require_status(answers[-1], "applied", "a skip")
    theirs.pull()


def repeats(mine, theirs):
    content = mine.some("content")
    request = mine.request([mine.op("set", "content", content, {"persona": "小完子"})])
    first = mine.send(request)
    require_status(theirs.set("content", content, {"persona": "别人"}), "merged", "somebody else goes on")
    require(mine.send(request) == first, "a repeated request is answered as it was the first time")
    mine.pull()
    require(mine.value("content", content, "persona") == "别人", "and changes nothing")
    page = mine.connection.call("POST", "/v1/sync/pull", {"epoch": mine.epoch, "checkpoint": mine.cache.checkpoint})
    require(page["lmid"] == mine.mid, "a pull says lmid")
    told = mine.connection.call("GET", f"/v1/sync/results?after={mine.mid - 1}")
    require(told["results"] == first and told["lmid"] == mine.mid, "results that were lost can be asked for")

    gap = mine.op("set", "content", content, {"persona": "x"})
    gap["mid"] += 5
    error = refused("resend_from", "mutation_gap", lambda: mine.push(gap))
    require(error["expected"] == mine.mid, "a gap says what comes next")
    mine.mid -= 1


def copies(mine):
    """A laptop restored from a backup gives out mids that were used before."""
    content = mine.some("content")
    mine.pull()
    used = mine.mid
    mine.mid -= 1
    edit = mine.op("set", "content", content, {"persona": "副本"})
    require(edit["mid"] == used, "the same number once more")
    refused("rotate_client", "client_forked", lambda: mine.push(edit))
    refused("rotate_client", "client_forked", lambda: mine.hello(used - 1))
    mine.pull()
    require(mine.value("content", content, "persona") != "副本", "nothing of it is in")

    mine.connection.client_id = str(uuid.uuid4())
    mine.session_no += 1
    mine.mid = 1
    edit["mid"] = 1
    require(mine.hello(1)["lmid"] == 0, "a new client has decided nothing")
    require_status(mine.push(edit)[0], "applied", "under a new client id the edit goes in")
    mine.pull()
    require(mine.value("content", content, "persona") == "副本", "once")
    mine.session_no -= 1
    late = mine.request([mine.op("set", "content", content, {"persona": "旧会话"})])
    refused("rotate_client", "client_forked", lambda: mine.send(late))


def run(options, first):
    """What came of all edits, by status, for both."""
    mine = Editor(*first)
    connection = syncclient.Connection(options.url)
    user = syncclient.sign_in(connection, options.edit_with, options.password)
    theirs = Editor(connection, syncclient.Cache(), user, mine.epoch)
    theirs.hello(0)
    both_pull(mine, theirs)
    for part in (free_fields, guarded_fields, sets, texts, states, lives, groups, repeats):
        part(mine, theirs)
        both_pull(mine, theirs)
    copies(mine)
    both_pull(mine, theirs)
    require({bucket: mine.cache.digest(bucket) for bucket in mine.cache.base if not bucket.startswith("user:")}
            == {bucket: theirs.cache.digest(bucket) for bucket in theirs.cache.base if not bucket.startswith("user:")},
            "in the end both hold the same")
    return {"mine": dict(mine.statuses), "theirs": dict(theirs.statuses)}
