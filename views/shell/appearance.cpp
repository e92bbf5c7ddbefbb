// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/appearance.h"

#include <QApplication>

namespace qunce {

namespace {

constexpr std::array kThemeNames {"system", "light", "dark", "contrast"};
constexpr int kBase = 13;
constexpr int kSmallest = 12; ///< nothing is ever below 9 pt
constexpr int kLargest = 20;

std::optional<Appearance::ThemeChoice> themeNamed(const QString &name)
{
    for (size_t i = 0; i < kThemeNames.size(); ++i) {
        if (name == QLatin1String(kThemeNames[i]))
            return static_cast<Appearance::ThemeChoice>(i);
    }
    return std::nullopt;
}

} // namespace

Appearance::Appearance(Theme &theme, LanguageChoice &language, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_language(language)
    , m_settings(settings)
    , m_isDesktopDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{ }

void Appearance::start(const QString &theme, std::optional<Language> language, Language otherwise)
{
    const QString kept = m_settings.value(QStringLiteral("theme")).toString();
    m_choice = themeNamed(theme.isEmpty() ? kept : theme).value_or(ThemeChoice::System);
    const QString spoken = m_settings.value(QStringLiteral("language")).toString();
    if (!language && !spoken.isEmpty())
        language = spoken == QLatin1String("en") ? Language::English : Language::Chinese;
    m_language.set(language.value_or(otherwise));
    const int pixels = m_settings.value(QStringLiteral("font_pixels"), kBase).toInt();
    m_theme.setFontPixels(std::clamp(pixels, kSmallest, kLargest));
    applyTheme(m_choice);
    m_theme.apply();
    emit changed();
}

void Appearance::setTheme(ThemeChoice choice)
{
    m_choice = choice;
    m_settings.set(QStringLiteral("theme"), QLatin1String(kThemeNames[static_cast<size_t>(choice)]));
    applyTheme(choice);
    emit changed();
}

void Appearance::applyTheme(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return m_theme.setKind(Theme::Kind::Light);
    case ThemeChoice::Dark:
        return m_theme.setKind(Theme::Kind::Dark);
    case ThemeChoice::HighContrast:
        return m_theme.setKind(Theme::Kind::HighContrast);
    case ThemeChoice::System:
        return m_theme.setKind(m_isDesktopDark ? Theme::Kind::Dark : Theme::Kind::Light);
    }
}

void Appearance::setLanguage(Language language)
{
    m_settings.set(QStringLiteral("language"),
        language == Language::English ? QStringLiteral("en") : QStringLiteral("zh_CN"));
    m_language.set(language);
    emit changed();
}

int Appearance::zoom() const
{
    return (m_theme.fontPixels() * 100 + kBase / 2) / kBase;
}

void Appearance::zoomBy(int steps)
{
    setFontPixels(std::clamp(m_theme.fontPixels() + steps, kSmallest, kLargest));
}

void Appearance::resetZoom()
{
    setFontPixels(kBase);
}

void Appearance::setFontPixels(int pixels)
{
    m_settings.set(QStringLiteral("font_pixels"), pixels);
    m_theme.setFontPixels(pixels);
    emit changed();
}

} // namespace qunce
