// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/result.h"

namespace qunce {

/// Keeps secrets by name, safer than a file does; the desktop's secret store behind it may ask its user first. Called in
/// the sync's thread, which waits; errors are what happened, their texts are for logs.
class TokenVault
{
public:
    virtual ~TokenVault() = default;

    /// NotFound if there is none of that name; anything else: the vault is not there, or stays closed.
    virtual Result<std::string> read(const std::string &name) = 0;
    virtual Result<void> write(const std::string &name, const std::string &secret) = 0;
    virtual void remove(const std::string &name) = 0;
};

} // namespace qunce
