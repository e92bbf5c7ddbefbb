// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStyleFactory>

namespace qunce {

namespace {

constexpr const char *kNames[] = {
    "window",
    "surface",
    "sunken",
    "border",
    "text",
    "textSecondary",
    "accent",
    "accentSoft",
    "accentInk",
    "good",
    "warn",
    "bad",
    "goodSoft",
    "warnSoft",
    "badSoft",
    "hover",
    "line",
    "weekend",
    "faint",
    "value",
    "brand",
    "selection",
    "promotion",
    "valueInk",
    "brandInk",
    "selectionInk",
    "promotionInk",
    "valueSoft",
    "brandSoft",
    "selectionSoft",
    "promotionSoft",
    "onInk",
    "stateDraft",
    "stateSubmitted",
    "stateChanges",
    "stateApproved",
    "stateDispatched",
    "stateDone",
    "stateStopped",
    "track",
    "chart1",
    "chart2",
    "chart3",
    "chart4",
    "chart5",
    "heat0",
    "heat1",
    "heat2",
    "heat3",
    "heat4",
    "heat5",
    "chart6",
    "chart7",
    "chart8",
};
static_assert(std::size(kNames) == static_cast<size_t>(Token::Count));
constexpr const char *kKinds[] = {"light", "dark", "contrast"};

QString ruleOf(const QString &selector, const QString &body)
{
    return selector + QStringLiteral(" { ") + body + QStringLiteral(" }\n");
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent)
{
    QFile file(QStringLiteral(":/tokens.json"));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere); // a resource of the program
    const QJsonObject themes = QJsonDocument::fromJson(isThere ? file.readAll() : QByteArray()).object();
    for (size_t kind = 0; kind < m_colors.size(); ++kind) {
        const QJsonObject tokens = themes.value(QLatin1String(kKinds[kind])).toObject();
        for (size_t token = 0; token < std::size(kNames); ++token)
            m_colors[kind][token] = QColor(tokens.value(QLatin1String(kNames[token])).toString());
    }
}

void Theme::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    apply();
    emit changed();
}

void Theme::setFontPixels(int pixels)
{
    if (pixels == m_fontPixels)
        return;
    m_fontPixels = pixels;
    apply();
    emit changed();
}

QColor Theme::colorOf(Kind kind, Token token) const
{
    return m_colors[static_cast<size_t>(kind)][static_cast<size_t>(token)];
}

QColor Theme::series(int number) const
{
    constexpr std::array kSeries {Token::Chart1, Token::Chart2, Token::Chart3, Token::Chart4, Token::Chart5,
        Token::Chart6, Token::Chart7, Token::Chart8};
    return color(kSeries[static_cast<size_t>(number) % kSeries.size()]);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&palette, this](
                         QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Sunken);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Surface);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::Bad);
    set(QPalette::PlaceholderText, Token::TextSecondary);
    set(QPalette::ToolTipBase, Token::Surface);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::Highlight, Token::AccentSoft);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::Link, Token::AccentInk);
    set(QPalette::LinkVisited, Token::AccentInk);
    set(QPalette::Light, Token::Surface);
    set(QPalette::Midlight, Token::Hover);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Dark, Token::Border);
    set(QPalette::Shadow, Token::Border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Faint));
    return palette;
}

QString Theme::styleSheet() const
{
    const auto name = [this](Token token) { return color(token).name(); };
    const auto scaled = [this](int pixels) { return (pixels * m_fontPixels + 6) / 13; };
    const int control = scaled(metrics::kControl);
    QString sheet;
    sheet +=
        ruleOf(QStringLiteral("QAbstractButton, QMenu"), QStringLiteral("icon-size: %1px;").arg(scaled(16)));
    // Controls. `kind` is a dynamic property: primary, quiet, chip, link; nothing for a plain bordered one.
    sheet += ruleOf(QStringLiteral("QPushButton, QToolButton"),
        QStringLiteral(
            "min-height: %4px; max-height: %4px; border: 1px solid %1; border-radius: 6px; padding: 0 10px; "
            "background: %2; color: %3;")
            .arg(name(Token::Border), name(Token::Surface), name(Token::Text), QString::number(control - 2)));
    sheet += ruleOf(QStringLiteral("QToolButton"), QStringLiteral("padding: 0 5px;"));
    sheet += ruleOf(QStringLiteral("QPushButton:hover, QToolButton:hover"),
        QStringLiteral("background: %1;").arg(name(Token::Hover)));
    sheet += ruleOf(QStringLiteral("QPushButton:pressed, QToolButton:pressed"),
        QStringLiteral("background: %1;").arg(name(Token::Sunken)));
    sheet += ruleOf(QStringLiteral("QPushButton:checked, QToolButton:checked"),
        QStringLiteral("background: %1; color: %2; border-color: %3;")
            .arg(name(Token::AccentSoft), name(Token::AccentInk), name(Token::Accent)));
    sheet += ruleOf(QStringLiteral("QPushButton:focus, QToolButton:focus"),
        QStringLiteral("border: 2px solid %1; padding: 0 9px; min-height: %2px; max-height: %2px;")
            .arg(name(Token::Accent), QString::number(control - 4)));
    sheet += ruleOf(QStringLiteral("QToolButton:focus"), QStringLiteral("padding: 0 4px;"));
    sheet += ruleOf(QStringLiteral("QPushButton:disabled, QToolButton:disabled"),
        QStringLiteral("color: %1;").arg(name(Token::Faint)));
    sheet += ruleOf(QStringLiteral("QPushButton::menu-indicator, QToolButton::menu-indicator"),
        QStringLiteral("image: none; width: 0;"));
    sheet += ruleOf(QStringLiteral("*[kind=\"primary\"]"),
        QStringLiteral("background: %1; border-color: %1; color: %2; font-weight: bold;")
            .arg(name(Token::Accent), name(Token::OnInk)));
    sheet += ruleOf(QStringLiteral("*[kind=\"primary\"]:hover"),
        QStringLiteral("background: %1;").arg(name(Token::AccentInk)));
    sheet += ruleOf(QStringLiteral("*[kind=\"primary\"]:focus"),
        QStringLiteral("border-color: %1;").arg(name(Token::Text)));
    sheet += ruleOf(QStringLiteral("*[kind=\"primary\"]:disabled"),
        QStringLiteral("background: %1; border-color: %2; color: %3;")
            .arg(name(Token::Sunken), name(Token::Border), name(Token::Faint)));
    sheet += ruleOf(QStringLiteral("*[kind=\"quiet\"]"),
        QStringLiteral("border-color: transparent; background: transparent; padding: 0 6px;"));
    sheet += ruleOf(
        QStringLiteral("*[kind=\"quiet\"]:hover"), QStringLiteral("background: %1;").arg(name(Token::Hover)));
    sheet += ruleOf(QStringLiteral("*[kind=\"quiet\"]:focus"),
        QStringLiteral("border-color: %1; padding: 0 5px;").arg(name(Token::Accent)));
    sheet += ruleOf(QStringLiteral("*[kind=\"link\"]"),
        QStringLiteral("border-color: transparent; background: transparent; padding: 0 2px; color: %1;")
            .arg(name(Token::AccentInk)));
    sheet += ruleOf(QStringLiteral("*[kind=\"link\"]:focus"),
        QStringLiteral("border-color: %1; padding: 0 1px;").arg(name(Token::Accent)));
    sheet += ruleOf(QStringLiteral("*[kind=\"chip\"]"),
        QStringLiteral("border-radius: %1px; padding: 0 12px;").arg(control / 2));
    sheet += ruleOf(QStringLiteral("*[kind=\"chip\"]:focus"), QStringLiteral("padding: 0 11px;"));
    // Fields.
    sheet += ruleOf(QStringLiteral("QLineEdit, QComboBox, QAbstractSpinBox"),
        QStringLiteral("min-height: %6px; border: 1px solid %1; border-radius: 6px; padding: 0 8px; "
                       "background: %2; color: %3; "
                       "selection-background-color: %4; selection-color: %5;")
            .arg(name(Token::Border), name(Token::Surface), name(Token::Text), name(Token::Accent),
                name(Token::OnInk), QString::number(control - 2)));
    sheet += ruleOf(QStringLiteral("QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus"),
        QStringLiteral("border: 2px solid %1; padding: 0 7px; min-height: %2px;")
            .arg(name(Token::Accent), QString::number(control - 4)));
    sheet += ruleOf(QStringLiteral("QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled"),
        QStringLiteral("color: %1;").arg(name(Token::Faint)));
    // The list of a combo box is a window of its own with a frame by the style.
    sheet += ruleOf(QStringLiteral("QComboBox"), QStringLiteral("combobox-popup: 0; padding-right: 2px;"));
    // Without these two the style draws a raised button of its own. A picture's colour is in its file.
    sheet += ruleOf(QStringLiteral("QComboBox::drop-down, QDateTimeEdit::drop-down"),
        QStringLiteral("subcontrol-origin: padding; subcontrol-position: center right; width: %1px; border: "
                       "none; background: transparent;")
            .arg(scaled(20)));
    sheet += ruleOf(QStringLiteral("QComboBox::down-arrow, QDateTimeEdit::down-arrow"),
        QStringLiteral("image: url(:/icons/drop-%1.svg); width: %2px; height: %2px;")
            .arg(QLatin1String(kKinds[static_cast<size_t>(m_kind)]))
            .arg(scaled(14)));
    const QString half = QStringLiteral("subcontrol-origin: border; width: %1px; border: none; "
                                        "background: transparent; subcontrol-position: ")
                             .arg(scaled(20));
    sheet += ruleOf(QStringLiteral("QAbstractSpinBox::up-button"), half + QStringLiteral("top right;"));
    sheet += ruleOf(QStringLiteral("QAbstractSpinBox::down-button"), half + QStringLiteral("bottom right;"));
    const auto arrow = [&](const char *picture) {
        return QStringLiteral("image: url(:/icons/%1-%2.svg); width: %3px; height: %3px;")
            .arg(QLatin1String(picture), QLatin1String(kKinds[static_cast<size_t>(m_kind)]),
                QString::number(scaled(12)));
    };
    sheet +=
        ruleOf(QStringLiteral("QSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow"), arrow("rise"));
    sheet += ruleOf(
        QStringLiteral("QSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow"), arrow("drop"));
    // Lists, tables and texts of several lines that people fill in.
    sheet += ruleOf(QStringLiteral("*[kind=\"field\"]"),
        QStringLiteral("border: 1px solid %1; border-radius: 6px; padding: 3px; background: %2; color: %3;")
            .arg(name(Token::Border), name(Token::Surface), name(Token::Text)));
    sheet += ruleOf(QStringLiteral("*[kind=\"field\"]:focus"),
        QStringLiteral("border: 2px solid %1; padding: 2px;").arg(name(Token::Accent)));
    sheet += ruleOf(QStringLiteral("QTableView[kind=\"field\"]::item, QTreeView[kind=\"field\"]::item"),
        QStringLiteral("border-bottom: 1px solid %1; padding: 0 8px;").arg(name(Token::Line)));
    sheet += ruleOf(
        QStringLiteral("QTableView[kind=\"field\"]::item:selected, QTreeView[kind=\"field\"]::item:selected"),
        QStringLiteral("background: %1; color: %2;").arg(name(Token::AccentSoft), name(Token::Text)));
    sheet += ruleOf(QStringLiteral("QTableView[kind=\"field\"] QHeaderView::section, "
                                   "QTreeView[kind=\"field\"] QHeaderView::section"),
        QStringLiteral(
            "background: %1; color: %2; border: none; border-bottom: 1px solid %3; padding: 0 8px; "
            "min-height: %4px; font-weight: bold;")
            .arg(name(Token::Surface), name(Token::TextSecondary), name(Token::Border),
                QString::number(scaled(30))));
    // The mark of the sorted column stands in room of its own, beside the words; the style adds its width to the header's.
    const int mark = scaled(12);
    const int besideWords = scaled(22);
    const QString sortable = QStringLiteral("QTableView[kind=\"field\"][sortingEnabled=\"true\"]");
    sheet +=
        ruleOf(sortable + QStringLiteral("::item"), QStringLiteral("padding-right: %1px;").arg(besideWords));
    sheet += ruleOf(sortable + QStringLiteral(" QHeaderView::section"),
        QStringLiteral("padding-right: %1px;").arg(besideWords - mark + 3));
    for (const auto &[side, picture] : {std::pair("up", "rise"), std::pair("down", "drop")})
        sheet += ruleOf(
            QStringLiteral("QTableView[kind=\"field\"] QHeaderView::%1-arrow").arg(QLatin1String(side)),
            arrow(picture)
                + QStringLiteral(
                    "subcontrol-origin: padding; subcontrol-position: center right; right: 5px;"));
    // Which row has the keys is seen by its colour.
    sheet += ruleOf(QStringLiteral("QTableView[kind=\"field\"], QTreeView[kind=\"field\"]"),
        QStringLiteral("outline: 0;"));
    sheet += ruleOf(QStringLiteral("QTabWidget::pane"), QStringLiteral("border: none;"));
    sheet += ruleOf(QStringLiteral("QTabBar"), QStringLiteral("border: 0;"));
    sheet += ruleOf(QStringLiteral("QTabBar::tab"),
        QStringLiteral("height: %1px; padding: 0 4px; margin: 0 6px 0 12px; border: 0; "
                       "border-bottom: 2px solid transparent; background: transparent; color: %2;")
            .arg(QString::number(scaled(metrics::kTabBar) - 2), name(Token::TextSecondary)));
    sheet += ruleOf(QStringLiteral("QTabBar::tab:selected"),
        QStringLiteral("color: %1; border-bottom-color: %2; font-weight: bold;")
            .arg(name(Token::Text), name(Token::Accent)));
    sheet += ruleOf(
        QStringLiteral("QTabBar::tab:focus"), QStringLiteral("color: %1;").arg(name(Token::AccentInk)));
    sheet += ruleOf(QStringLiteral("QTabBar QToolButton"), QStringLiteral("border: 0; padding: 0;"));
    sheet += ruleOf(QStringLiteral("QComboBoxPrivateContainer"),
        QStringLiteral("background: %1; border: 1px solid %2;")
            .arg(name(Token::Surface), name(Token::Border)));
    sheet += ruleOf(QStringLiteral("QComboBox QAbstractItemView"),
        QStringLiteral("background: %1; color: %2; border: none; padding: 4px; outline: 0; "
                       "selection-background-color: %3; selection-color: %2;")
            .arg(name(Token::Surface), name(Token::Text), name(Token::AccentSoft)));
    sheet += ruleOf(QStringLiteral("QComboBox QAbstractItemView::item"),
        QStringLiteral("min-height: %1px; padding: 0 8px; border-radius: 4px;").arg(scaled(26)));
    // Icons inside fields are buttons of their own.
    sheet += ruleOf(QStringLiteral("QLineEdit QToolButton"),
        QStringLiteral(
            "border: none; background: transparent; padding: 0; min-height: 0; max-height: 99px;"));
    // What is ticked. The style's own marks are hardly seen on dark surfaces.
    const QString tick = QStringLiteral("image: url(:/icons/tick-%1.svg);")
                             .arg(QLatin1String(kKinds[static_cast<size_t>(m_kind)]));
    sheet += ruleOf(QStringLiteral("QRadioButton, QCheckBox"),
        QStringLiteral("min-height: %1px; spacing: 8px;").arg(scaled(24)));
    sheet += ruleOf(
        QStringLiteral("QRadioButton::indicator, QCheckBox::indicator, QAbstractItemView::indicator"),
        QStringLiteral("width: %1px; height: %1px; border: 1px solid %2; border-radius: 4px; background: %3;")
            .arg(QString::number(scaled(14)), name(Token::TextSecondary), name(Token::Surface)));
    sheet += ruleOf(QStringLiteral("QCheckBox::indicator:checked, QAbstractItemView::indicator:checked"),
        QStringLiteral("border-color: %1; background: %1; ").arg(name(Token::Accent)) + tick);
    sheet += ruleOf(QStringLiteral("QRadioButton::indicator"),
        QStringLiteral("border-radius: %1px;").arg((scaled(14) + 2) / 2));
    // The dot is what a thick border leaves.
    sheet += ruleOf(QStringLiteral("QRadioButton::indicator:checked"),
        QStringLiteral("width: %1px; height: %1px; border: %2px solid %3; background: %4;")
            .arg(QString::number(scaled(14) + 2 - 2 * scaled(5)), QString::number(scaled(5)),
                name(Token::Accent), name(Token::OnInk)));
    sheet += ruleOf(QStringLiteral("QRadioButton:focus, QCheckBox:focus"),
        QStringLiteral("color: %1;").arg(name(Token::AccentInk)));
    sheet += ruleOf(QStringLiteral("QRadioButton::indicator:focus, QCheckBox::indicator:focus"),
        QStringLiteral("border-color: %1;").arg(name(Token::Accent)));
    // What pops up.
    sheet += ruleOf(QStringLiteral("QMenu"),
        QStringLiteral("background: %1; border: 1px solid %2; padding: 4px;")
            .arg(name(Token::Surface), name(Token::Border)));
    sheet += ruleOf(QStringLiteral("QMenu::item"),
        QStringLiteral("padding: 5px 24px 5px 10px; border-radius: 4px; color: %1;").arg(name(Token::Text)));
    sheet += ruleOf(QStringLiteral("QMenu::icon"), QStringLiteral("padding-left: 8px;"));
    sheet += ruleOf(QStringLiteral("QMenu::item:selected"),
        QStringLiteral("background: %1;").arg(name(Token::AccentSoft)));
    sheet +=
        ruleOf(QStringLiteral("QMenu::item:disabled"), QStringLiteral("color: %1;").arg(name(Token::Faint)));
    sheet += ruleOf(QStringLiteral("QMenu::separator"),
        QStringLiteral("height: 1px; background: %1; margin: 4px 6px;").arg(name(Token::Line)));
    sheet += ruleOf(QStringLiteral("QToolTip"),
        QStringLiteral("background: %1; color: %2; border: 1px solid %3; padding: 4px 6px;")
            .arg(name(Token::Surface), name(Token::Text), name(Token::Border)));
    // Scroll bars as in the pictures: a slim handle without arrows.
    sheet += ruleOf(QStringLiteral("QScrollBar:vertical"),
        QStringLiteral("width: 10px; background: transparent; margin: 0;"));
    sheet += ruleOf(QStringLiteral("QScrollBar:horizontal"),
        QStringLiteral("height: 10px; background: transparent; margin: 0;"));
    sheet += ruleOf(QStringLiteral("QScrollBar::handle"),
        QStringLiteral("background: %1; border-radius: 4px; margin: 1px; min-height: 32px; min-width: 32px;")
            .arg(name(Token::Faint)));
    sheet += ruleOf(
        QStringLiteral("QScrollBar::add-line, QScrollBar::sub-line"), QStringLiteral("width: 0; height: 0;"));
    sheet += ruleOf(QStringLiteral("QScrollBar::add-page, QScrollBar::sub-page"),
        QStringLiteral("background: transparent;"));
    sheet += ruleOf(QStringLiteral("QAbstractScrollArea::corner"),
        QStringLiteral("background: transparent; border: none;"));
    sheet += ruleOf(QStringLiteral("QSplitter::handle"), QStringLiteral("background: transparent;"));
    return sheet;
}

void Theme::apply()
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font = QApplication::font();
    QStringList families = font.families();
    for (const char *fallback : {"Noto Sans CJK SC", "WenQuanYi Micro Hei", "Droid Sans Fallback"}) {
        if (!families.contains(QLatin1String(fallback)))
            families.append(QLatin1String(fallback));
    }
    font.setFamilies(families);
    font.setPixelSize(m_fontPixels);
    QApplication::setFont(font);
    QApplication::setPalette(palette());
    qApp->setStyleSheet(styleSheet());
}

QFont fontOf(TextRole role)
{
    QFont font = QApplication::font();
    const int base = font.pixelSize() > 0 ? font.pixelSize() : 13;
    // Sizes of look.md for a base of 13; zooming changes the base.
    const auto scaled = [base](int pixels) { return (pixels * base + 6) / 13; };
    switch (role) {
    case TextRole::Body:
        break;
    case TextRole::Bold:
    case TextRole::CardTitle:
        font.setBold(true);
        break;
    case TextRole::Secondary:
        font.setPixelSize(scaled(12));
        break;
    case TextRole::SecondaryBold:
        font.setPixelSize(scaled(12));
        font.setBold(true);
        break;
    case TextRole::PageTitle:
        font.setPixelSize(scaled(20));
        font.setBold(true);
        break;
    case TextRole::CardNumber:
        font.setPixelSize(scaled(27));
        font.setBold(true);
        break;
    }
    return font;
}

} // namespace qunce
