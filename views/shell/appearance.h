// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include "views/common/language.h"
#include "views/common/settings.h"
#include "views/common/theme.h"

namespace qunce {

/// Theme, language and size of text as the user wants them: kept in the settings, changed while the window is open. One
/// object; GUI thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    enum class ThemeChoice { System, Light, Dark, HighContrast };

    /// Before Theme::apply(): System means what the desktop has then.
    Appearance(Theme &theme, LanguageChoice &language, Settings &settings, QObject *parent = nullptr);

    /// What is kept, or what the command line says instead: `light`, `dark`, `system`; empty as kept.
    void start(const QString &theme, std::optional<Language> language, Language otherwise);

    ThemeChoice themeChoice() const { return m_choice; }
    void setTheme(ThemeChoice choice);
    Language language() const { return m_language.current(); }
    void setLanguage(Language language);
    /// In percent of look.md's sizes.
    int zoom() const;
    void zoomBy(int steps);
    void resetZoom();

signals:
    void changed();

private:
    void applyTheme(ThemeChoice choice);
    void setFontPixels(int pixels);

    Theme &m_theme;
    LanguageChoice &m_language;
    Settings &m_settings;
    const bool m_isDesktopDark;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace qunce
