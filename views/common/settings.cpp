// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/settings.h"

namespace qunce {

Settings::Settings(const QString &file) : m_settings(file, QSettings::IniFormat) { }

} // namespace qunce
