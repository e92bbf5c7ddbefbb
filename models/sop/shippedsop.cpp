// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sop/shippedsop.h"

#include <cassert>

#include <nlohmann/json.hpp>

namespace qunce {

namespace sop {
extern const std::string_view kShippedJson; // made by the build from resources/sop/shipped.json
}

namespace {

using Json = nlohmann::json;

/// The same in every build: 0190…, the number of the template, the number of the step (0: the template itself).
Uuid shippedId(size_t sop, size_t step)
{
    Uuid id;
    id.bytes = {0x01, 0x90, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, static_cast<uint8_t>(sop),
        static_cast<uint8_t>(step >> 8), static_cast<uint8_t>(step)};
    return id;
}

class ShippedReader
{
public:
    Result<std::vector<SopTemplate>> read(std::string_view json)
    {
        const Json all = Json::parse(json, nullptr, false);
        if (!all.is_object() || !all.contains("templates") || !all["templates"].is_array())
            return problem("templates");
        std::vector<SopTemplate> found;
        for (const Json &one : all["templates"]) {
            QUNCE_ASSIGN(SopTemplate sop, readOne(one, found.size() + 1));
            found.push_back(std::move(sop));
        }
        return found;
    }

private:
    Error problem(const std::string &what) const
    {
        return Error {ErrorCode::InvalidInput,
            {QUNCE_TEXT("The templates that come with the program cannot be read: %1"), {what}}, {}};
    }

    static std::string textIn(const Json &object, const char *name)
    {
        const auto found = object.find(name);
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    }
    static std::optional<int> numberIn(const Json &object, const char *name)
    {
        const auto found = object.find(name);
        return found != object.end() && found->is_number_integer() ? std::optional(found->get<int>())
                                                                   : std::nullopt;
    }
    static std::vector<std::string> textsIn(const Json &object, const char *name)
    {
        std::vector<std::string> texts;
        const auto found = object.find(name);
        if (found != object.end() && found->is_array()) {
            for (const Json &text : *found) {
                if (text.is_string())
                    texts.push_back(text.get<std::string>());
            }
        }
        return texts;
    }

    /// `HH:MM`.
    static std::optional<int> minuteIn(const Json &object, const char *name)
    {
        const std::string text = textIn(object, name);
        if (text.size() != 5 || text[2] != ':')
            return std::nullopt;
        for (const size_t place : {0U, 1U, 3U, 4U}) {
            if (text[place] < '0' || text[place] > '9')
                return std::nullopt;
        }
        return ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
    }

    Result<SopWindow> windowIn(const Json &object, const std::string &where) const
    {
        const std::optional<int> from = minuteIn(object, "from");
        if (!from)
            return problem(where + ": from");
        return SopWindow {*from, minuteIn(object, "to")};
    }

    Result<SopTemplate> readOne(const Json &one, size_t number) const
    {
        SopTemplate sop;
        sop.name = textIn(one, "name");
        const std::optional<SopAnchor> anchor = anchorNamed(textIn(one, "anchor"));
        if (sop.name.empty() || !anchor || !one.contains("steps") || !one["steps"].is_array())
            return problem(sop.name.empty() ? std::to_string(number) : sop.name);
        sop.id = shippedId(number, 0);
        sop.family = sop.id;
        sop.description = textIn(one, "description");
        sop.anchor = *anchor;
        sop.days = numberIn(one, "days").value_or(0);
        sop.status = "active";
        for (const Json &step : one["steps"]) {
            QUNCE_ASSIGN(SopStep read, readStep(step, sop.name));
            read.id = shippedId(number, sop.steps.size() + 1);
            sop.steps.push_back(std::move(read));
        }
        sortSteps(sop.steps);
        if (!problemsOf(sop).empty())
            return problem(sop.name);
        return sop;
    }

    Result<SopStep> readStep(const Json &one, const std::string &where) const
    {
        SopStep step;
        step.title = textIn(one, "title");
        step.stage = textIn(one, "stage");
        step.day = numberIn(one, "day").value_or(0);
        QUNCE_ASSIGN(step.window, windowIn(one, where));
        step.layer = textIn(one, "layer");
        step.channel = textIn(one, "channel");
        step.groupKinds = textsIn(one, "group_kinds");
        step.audienceTags = textsIn(one, "audience_tags");
        step.metric = textIn(one, "metric");
        step.proof = textIn(one, "proof");
        step.prepareDays = numberIn(one, "prepare_days");
        if (const auto leads = one.find("leads"); leads != one.end() && leads->is_array()) {
            for (const Json &lead : *leads) {
                SopLead read {textIn(lead, "kind"), numberIn(lead, "day").value_or(0), {}};
                QUNCE_ASSIGN(read.window, windowIn(lead, where));
                step.leads.push_back(std::move(read));
            }
        }
        return step;
    }
};

} // namespace

Result<std::vector<SopTemplate>> readShippedSop(std::string_view json)
{
    return ShippedReader().read(json);
}

std::span<const SopTemplate> shippedSopTemplates()
{
    static const std::vector<SopTemplate> shipped = [] {
        Result<std::vector<SopTemplate>> read = readShippedSop(sop::kShippedJson);
        assert(read.ok());
        return read.ok() ? std::move(read).value() : std::vector<SopTemplate>();
    }();
    return shipped;
}

SopTemplate ownCopyOf(const SopTemplate &sop, IdSource &ids)
{
    SopTemplate copy = sop;
    copy.family = sop.family.isNil() ? sop.id : sop.family;
    copy.id = ids.next();
    for (SopStep &step : copy.steps)
        step.id = ids.next();
    sortSteps(copy.steps);
    return copy;
}

} // namespace qunce
