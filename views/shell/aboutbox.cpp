// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/aboutbox.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kAboutLogo = 48;
constexpr int kAboutWidth = 380;

} // namespace

AboutBox::AboutBox(Theme &theme, QWidget *window) : QDialog(window)
{
    setObjectName(QStringLiteral("about"));
    setWindowTitle(text(QUNCE_TEXT("About Qunce")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(6);
    auto *logo = new QLabel(this);
    logo->setPixmap(
        iconPixmap(QStringLiteral("qunce"), theme.color(Token::Accent), kAboutLogo, devicePixelRatioF()));
    column->addWidget(logo);
    const auto line = [&](const char *name, const QString &words, TextRole role, Token color) {
        auto *label = new ThemedLabel(theme, role, color, this);
        label->setObjectName(QLatin1String(name));
        label->setText(words);
        label->setWordWrap(true);
        label->setFixedWidth(kAboutWidth);
        column->addWidget(label);
    };
    line("about.name", text(QUNCE_TEXT("Qunce")), TextRole::PageTitle, Token::Text);
    line("about.version", text(QUNCE_TEXT("Version %1"), {QStringLiteral(QUNCE_VERSION)}), TextRole::Body,
        Token::Text);
    line("about.what",
        text(QUNCE_TEXT(
            "The operations console of brands that live in WeChat groups. It works without a network.")),
        TextRole::Body, Token::Text);
    line("about.licence",
        text(QUNCE_TEXT("Free software under the GNU General Public License, version 3 or later. It stands "
                        "on Qt %1 and "
                        "SQLite."),
            {QLatin1String(qVersion())}),
        TextRole::Secondary, Token::TextSecondary);
    auto *end = new QPushButton(text(QUNCE_TEXT("Close")), this);
    end->setDefault(true);
    column->addSpacing(8);
    column->addWidget(end, 0, Qt::AlignRight);
    connect(end, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace qunce
