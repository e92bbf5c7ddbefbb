// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/fieldlabels.h"

#include <array>
#include <string>

#include "models/boards/entrytexts.h"

namespace qunce {

namespace {

struct Label {
    std::string_view name;
    const char *words;
};

/// The same word for fields of one name, whatever the kind; exceptions stand in fieldLabel().
constexpr std::array kFields {
    Label {"asked_by", QUNCE_TEXT("Asked by")},
    Label {"batch", QUNCE_TEXT("Batch")},
    Label {"body", QUNCE_TEXT("Body")},
    Label {"campaign", QUNCE_TEXT("Campaign")},
    Label {"capacity", QUNCE_TEXT("Member limit")},
    Label {"channel", QUNCE_TEXT("Channel")},
    Label {"closes_at", QUNCE_TEXT("To be closed at")},
    Label {"code", QUNCE_TEXT("Code")},
    Label {"content", QUNCE_TEXT("Content")},
    Label {"due_at", QUNCE_TEXT("Due")},
    Label {"due_day", QUNCE_TEXT("Due day")},
    Label {"end_at", QUNCE_TEXT("Ends")},
    Label {"ends_on", QUNCE_TEXT("Last day")},
    Label {"entry", QUNCE_TEXT("Entry")},
    Label {"from_day", QUNCE_TEXT("From day")},
    Label {"group_kinds", QUNCE_TEXT("Kinds of groups")},
    Label {"guide", QUNCE_TEXT("Guide")},
    Label {"kind", QUNCE_TEXT("Kind")},
    Label {"layer", QUNCE_TEXT("Layer")},
    Label {"link", QUNCE_TEXT("Link")},
    Label {"metric", QUNCE_TEXT("Metric")},
    Label {"month", QUNCE_TEXT("Month")},
    Label {"name", QUNCE_TEXT("Name")},
    Label {"org", QUNCE_TEXT("Organisation")},
    Label {"owner", QUNCE_TEXT("Owner")},
    Label {"page", QUNCE_TEXT("Page")},
    Label {"persona", QUNCE_TEXT("Persona")},
    Label {"region", QUNCE_TEXT("Region")},
    Label {"regions", QUNCE_TEXT("Target regions")},
    Label {"resolution", QUNCE_TEXT("Resolution")},
    Label {"resolved_at", QUNCE_TEXT("Resolved at")},
    Label {"resolved_by", QUNCE_TEXT("Resolved by")},
    Label {"scope", QUNCE_TEXT("Reach")},
    Label {"stage", QUNCE_TEXT("Stage")},
    Label {"start_at", QUNCE_TEXT("Start time")},
    Label {"starts_on", QUNCE_TEXT("First day")},
    Label {"state", QUNCE_TEXT("Arrangement")},
    Label {"status", QUNCE_TEXT("Status")},
    Label {"store", QUNCE_TEXT("Store")},
    Label {"subject", QUNCE_TEXT("Subject")},
    Label {"subject_kind", QUNCE_TEXT("Kind of subject")},
    Label {"tags", QUNCE_TEXT("Tags")},
    Label {"target", QUNCE_TEXT("Target")},
    Label {"target_kind", QUNCE_TEXT("Kind of target")},
    Label {"text", QUNCE_TEXT("Note text")},
    Label {"title", QUNCE_TEXT("Title")},
    Label {"to_day", QUNCE_TEXT("To day")},
    Label {"valid_from", QUNCE_TEXT("Valid from")},
    Label {"valid_until", QUNCE_TEXT("Valid until")},
    Label {"value", QUNCE_TEXT("Target value")},
    Label {"written_at", QUNCE_TEXT("Written at")},
    Label {"author", QUNCE_TEXT("Author")},
    Label {"anchor", QUNCE_TEXT("Counted from")},
    Label {"day", QUNCE_TEXT("Day")},
    Label {"days", QUNCE_TEXT("Days")},
    Label {"description", QUNCE_TEXT("Description")},
    Label {"effective_from", QUNCE_TEXT("In force from")},
    Label {"family", QUNCE_TEXT("Series")},
    Label {"from_minute", QUNCE_TEXT("From minute")},
    Label {"leads", QUNCE_TEXT("Times by layer")},
    Label {"prepare_days", QUNCE_TEXT("Days to prepare")},
    Label {"step", QUNCE_TEXT("Step")},
    Label {"template", QUNCE_TEXT("Template")},
    Label {"to_minute", QUNCE_TEXT("To minute")},
    Label {"version", QUNCE_TEXT("Version")},
    Label {"approved_at", QUNCE_TEXT("Approved at")},
    Label {"approved_by", QUNCE_TEXT("Approved by")},
    Label {"approved_form", QUNCE_TEXT("As approved")},
    Label {"approved_for", QUNCE_TEXT("Approved for")},
    Label {"audience_tags", QUNCE_TEXT("Tags of the audience")},
    Label {"corrects", QUNCE_TEXT("Corrects")},
    Label {"first_at", QUNCE_TEXT("First approved at")},
    Label {"first_by", QUNCE_TEXT("First approved by")},
    Label {"first_for", QUNCE_TEXT("First approved for")},
    Label {"first_form", QUNCE_TEXT("As first approved")},
    Label {"revise_at", QUNCE_TEXT("New text proposed at")},
    Label {"revise_by", QUNCE_TEXT("New text proposed by")},
    Label {"revise_content", QUNCE_TEXT("New content")},
    Label {"revise_title", QUNCE_TEXT("New title")},
    Label {"revised_at", QUNCE_TEXT("New text confirmed at")},
    Label {"revised_by", QUNCE_TEXT("New text confirmed by")},
    Label {"late_minutes", QUNCE_TEXT("Minutes it may be late")},
    Label {"mode", QUNCE_TEXT("Included or excluded")},
    Label {"prepare_by", QUNCE_TEXT("Ready by")},
    Label {"proof", QUNCE_TEXT("Proof")},
    Label {"purpose", QUNCE_TEXT("Purpose")},
    Label {"submitted_at", QUNCE_TEXT("Submitted at")},
    Label {"submitted_by", QUNCE_TEXT("Submitted by")},
    Label {"dimension", QUNCE_TEXT("Dimension")},
    Label {"product", QUNCE_TEXT("Product")},
    Label {"category", QUNCE_TEXT("Category")},
    Label {"season", QUNCE_TEXT("Season")},
    Label {"images", QUNCE_TEXT("Images")},
    Label {"spread", QUNCE_TEXT("Guides may spread it")},
    Label {"lowest_percent", QUNCE_TEXT("Lowest price in percent")},
    Label {"source", QUNCE_TEXT("Source")},
    Label {"koc", QUNCE_TEXT("Made by KOC")},
    Label {"reviewed_by", QUNCE_TEXT("Reviewed by")},
    Label {"reviewed_at", QUNCE_TEXT("Reviewed at")},
    Label {"review_note", QUNCE_TEXT("Result of the review")},
    Label {"credited_points", QUNCE_TEXT("Points credited")},
    Label {"credited_at", QUNCE_TEXT("Credited at")},
    Label {"goals", QUNCE_TEXT("Goals of the campaign")},
    Label {"stages", QUNCE_TEXT("Stages of the campaign")},
    Label {"review", QUNCE_TEXT("Review of the campaign")},
    Label {"anchor_day", QUNCE_TEXT("Rolling day")},
    Label {"rolls_until", QUNCE_TEXT("Rolls until")},
    Label {"batches", QUNCE_TEXT("Batches")},
    Label {"bands", QUNCE_TEXT("Age bands")},
    Label {"pack", QUNCE_TEXT("Content by audience")},
    Label {"open", QUNCE_TEXT("Open then")},
    Label {"reminded_at", QUNCE_TEXT("Reminded at")},
    Label {"reminded_on", QUNCE_TEXT("Reminded on")},
    Label {"task", QUNCE_TEXT("Task")},
    Label {"measure", QUNCE_TEXT("What counts")},
    Label {"freezes_at", QUNCE_TEXT("Freezes at")},
    Label {"teams", QUNCE_TEXT("Teams")},
};

/// In the order of Kind.
constexpr std::array kKinds {QUNCE_TEXT("Organisation"), QUNCE_TEXT("Place"), QUNCE_TEXT("Guide"),
    QUNCE_TEXT("Group"), QUNCE_TEXT("KOC"), QUNCE_TEXT("Content"), QUNCE_TEXT("Campaign"),
    QUNCE_TEXT("Entry"), QUNCE_TEXT("Task"), QUNCE_TEXT("Goal"), QUNCE_TEXT("Tag"), QUNCE_TEXT("Note"),
    QUNCE_TEXT("Saved view"), QUNCE_TEXT("Calendar day"), QUNCE_TEXT("Name card"), QUNCE_TEXT("Conflict"),
    QUNCE_TEXT("Target of an entry"), QUNCE_TEXT("Comment"), QUNCE_TEXT("Setting"),
    QUNCE_TEXT("SOP template"), QUNCE_TEXT("SOP step"), QUNCE_TEXT("Reminder"), QUNCE_TEXT("Month close"),
    QUNCE_TEXT("Contest")};

constexpr std::array kChoices {
    Label {"closed", QUNCE_TEXT("Numbers frozen")},
    Label {"reopened", QUNCE_TEXT("Opened again")},
    Label {"open", QUNCE_TEXT("Open")},
    Label {"resolved", QUNCE_TEXT("Resolved")},
    Label {"mine", QUNCE_TEXT("Mine taken")},
    Label {"theirs", QUNCE_TEXT("Theirs kept")},
    Label {"edited", QUNCE_TEXT("Another value")},
    Label {"personal", QUNCE_TEXT("Personal")},
    Label {"team", QUNCE_TEXT("Team")},
    Label {"guide", QUNCE_TEXT("Guide")},
    Label {"group", QUNCE_TEXT("Group")},
    Label {"koc", QUNCE_TEXT("KOC")},
    Label {"org", QUNCE_TEXT("Organisation")},
    Label {"tag", QUNCE_TEXT("Tag")},
    Label {"campaign", QUNCE_TEXT("Start of the campaign")},
    Label {"group_start", QUNCE_TEXT("Opening of the group")},
    Label {"customer_added", QUNCE_TEXT("Day of adding")},
    Label {"draft", QUNCE_TEXT("Draft")},
    Label {"active", QUNCE_TEXT("In use")},
    Label {"idea", QUNCE_TEXT("Idea")},
    Label {"story", QUNCE_TEXT("Story")},
    Label {"strength", QUNCE_TEXT("Strength")},
    Label {"selling_point", QUNCE_TEXT("Selling point")},
    Label {"reputation", QUNCE_TEXT("Reputation")},
    Label {"livestream_proof", QUNCE_TEXT("Livestream proof")},
    Label {"submitted", QUNCE_TEXT("To be reviewed")},
    Label {"rejected", QUNCE_TEXT("Not taken")},
    Label {"usable", QUNCE_TEXT("Usable")},
    Label {"withdrawn", QUNCE_TEXT("Withdrawn")},
    Label {"hq", QUNCE_TEXT("Headquarters")},
    Label {"yes", QUNCE_TEXT("Yes")},
    Label {"no", QUNCE_TEXT("No")},
    Label {"retired", QUNCE_TEXT("Retired")},
    Label {"include", QUNCE_TEXT("Included")},
    Label {"exclude", QUNCE_TEXT("Excluded")},
    Label {"comment", QUNCE_TEXT("Comment")},
    Label {"returned", QUNCE_TEXT("Reason for sending back")},
    Label {"approved", QUNCE_TEXT("Note on approval")},
    Label {"warning", QUNCE_TEXT("Reason for going on in spite of a warning")},
    Label {"stopped", QUNCE_TEXT("Note on stopping")},
    Label {"revised", QUNCE_TEXT("Note on a new text")},
    Label {"amount", QUNCE_TEXT("Total amount")},
    Label {"orders", QUNCE_TEXT("Number of orders")},
    Label {"streak", QUNCE_TEXT("Days in a row")},
};

constexpr std::array kMetrics {
    Label {"friends_added", QUNCE_TEXT("Friends added")},
    Label {"friends_lost", QUNCE_TEXT("Friends lost")},
    Label {"friends_total", QUNCE_TEXT("Friends")},
    Label {"messages", QUNCE_TEXT("Messages")},
    Label {"replies", QUNCE_TEXT("Replies")},
    Label {"leads", QUNCE_TEXT("Leads")},
    Label {"first_orders", QUNCE_TEXT("First orders")},
    Label {"follow_ups", QUNCE_TEXT("Follow-ups")},
    Label {"orders", QUNCE_TEXT("Net orders")},
    Label {"amount", QUNCE_TEXT("Net sales")},
    Label {"after_hours_amount", QUNCE_TEXT("Sales after closing")},
    Label {"online_amount", QUNCE_TEXT("Mini program sales")},
};

Message stored(std::string_view name)
{
    return {QUNCE_TEXT("%1"), {std::string(name)}};
}

template <size_t count>
Message labelIn(const std::array<Label, count> &labels, std::string_view name)
{
    for (const Label &label : labels) {
        if (label.name == name)
            return label.words;
    }
    return stored(name);
}

} // namespace

Message kindLabel(Kind kind)
{
    static_assert(kKinds.size() == static_cast<size_t>(Kind::Contest) + 1);
    return kKinds[static_cast<size_t>(kind)];
}

Message fieldLabel(Kind kind, std::string_view field)
{
    if (kind == Kind::Entry && field == "owner")
        return QUNCE_TEXT("In charge");
    if (kind == Kind::Comment && field == "text")
        return kindLabel(kind);
    if (field == "name" && (kind == Kind::Tag || kind == Kind::SavedView || kind == Kind::Campaign))
        return kindLabel(kind);
    return labelIn(kFields, field);
}

Message choiceLabel(Kind kind, std::string_view field, std::string_view name)
{
    if (kind == Kind::Entry && field == "status")
        return textOf(entryStatusNamed(name));
    if (field == "group_kinds" || (kind == Kind::Group && field == "kind"))
        return groupKindText(name);
    if (field == "layer")
        return textOf(contentLayerNamed(name));
    return labelIn(kChoices, name);
}

Message metricLabel(std::string_view metric)
{
    return labelIn(kMetrics, metric);
}

} // namespace qunce
