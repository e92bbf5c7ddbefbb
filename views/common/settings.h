// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace qunce {

/// What the user has arranged: window, columns, splitters, theme, language; never data and never a secret. An INI file in
/// the profile's directory; a damaged or missing one means the defaults. GUI thread.
class Settings
{
public:
    explicit Settings(const QString &file);

    QVariant value(const QString &key, const QVariant &otherwise = {}) const
    {
        return m_settings.value(key, otherwise);
    }
    void set(const QString &key, const QVariant &value) { m_settings.setValue(key, value); }
    void remove(const QString &key) { m_settings.remove(key); }
    void flush() { m_settings.sync(); }

private:
    QSettings m_settings;
};

} // namespace qunce
