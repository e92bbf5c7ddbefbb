// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/protocol/importkinds.h"

namespace qunce::docs {

enum class Language { English, Chinese };

/// The file that somebody downloads to fill in: a header row and a few rows of one small brand, the same in all kinds,
/// so that the files of a language can be imported together.
std::string templateFor(const ImportDescriptor &kind, Language language);

} // namespace qunce::docs
