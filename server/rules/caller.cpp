// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/rules/caller.h"

namespace qunce::server {

UserInfo userInfoOf(const Caller &caller)
{
    UserInfo info;
    info.id = caller.account;
    info.name = caller.name;
    info.role = name(caller.role);
    info.wholeBrand = caller.scope.isWholeBrand();
    info.regions = caller.scope.regions();
    return info;
}

} // namespace qunce::server
