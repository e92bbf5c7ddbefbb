// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/storage.h"

namespace qunce::server::bucket {

std::string ref()
{
    return "ref";
}
std::string planHq()
{
    return "plan:hq";
}
std::string planHqDraft()
{
    return "plan:hq:draft";
}
std::string planOf(const Uuid &region)
{
    return "plan:r:" + region.toString();
}
std::string peopleOf(const Uuid &region)
{
    return "people:r:" + region.toString();
}
std::string factsOfRegion(const Uuid &region)
{
    return "fact:r:" + region.toString() + ":";
}
std::string factsOf(const Uuid &region, int year)
{
    return factsOfRegion(region) + std::to_string(year);
}

} // namespace qunce::server::bucket
