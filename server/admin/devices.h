// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// `signed in`, `revoked`, …
std::string_view name(DeviceState state);

/// What a revoked laptop deletes.
enum class Wipe : uint8_t {
    Cache, ///< its copy of the data; changes that it has not sent are sealed for the server's key and stay
    All, ///< those too
};

/// Orders the laptop behind a device to wipe its cache: the device is revoked whether it is still signed in or not, and so
/// are all sign-ins of the user from the same laptop. It learns so at its next call. Fails with NotFound.
Result<void> revokeDevice(Storage &storage, const Clock &clock, const std::string &who,
    std::string_view deviceId, Wipe what = Wipe::Cache);
/// What the order to a revoked device says.
Result<Wipe> wipeOf(ReadTransaction &transaction, const Uuid &device);

} // namespace qunce::server
