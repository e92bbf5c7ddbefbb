// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/syncchip.h"

#include <QPushButton>

#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/shell/popover.h"
#include "views/shell/synctexts.h"

namespace qunce {

SyncChip::SyncChip(PageTools &tools, SyncLink &link, QWidget *parent)
    : PickButton(tools.theme, Look::Chip, parent), m_tools(tools), m_link(link)
{
    setObjectName(QStringLiteral("header.sync"));
    connect(this, &QAbstractButton::clicked, this, &SyncChip::openPopover);
    connect(&link, &SyncLink::changed, this, &SyncChip::refresh);
}

void SyncChip::refresh()
{
    const SyncWords words = syncWords(m_link.status(), m_tools.format(), m_tools.clock.now());
    const QString lease =
        leaseWords(m_link.status(), m_link.leaseUntilMs(), m_tools.clock.nowMs(), m_tools.format());
    setIconColor(words.iconTone);
    setTone(words.tone);
    setParts(words.icon,
        {{lease.isEmpty() ? words.words : QString(words.words + QStringLiteral(" · ") + lease)}},
        qunce::text(QUNCE_TEXT("Sync")));
    if (!m_link.status().problem.empty())
        setToolTip(words.words + QLatin1Char('\n') + qunce::text(m_link.status().problem));
}

void SyncChip::openPopover()
{
    const SyncStatus &status = m_link.status();
    const Instant now = m_tools.clock.now();
    auto *popover = new Popover(m_tools.theme, this);
    popover->setObjectName(QStringLiteral("sync.popover"));
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->setAccessibleName(qunce::text(QUNCE_TEXT("Sync")));
    const auto line = [&](const QString &words, TextRole role, Token color) {
        auto *label = new ThemedLabel(m_tools.theme, role, color, popover);
        label->setText(words);
        label->setWordWrap(true);
        label->setFixedWidth(280);
        label->setContentsMargins(8, 2, 8, 2);
        popover->body()->addWidget(label);
    };
    line(syncWords(status, m_tools.format(), now).words, TextRole::Bold, Token::Text);
    if (!status.problem.empty())
        line(qunce::text(status.problem), TextRole::Body, Token::Text);
    line(qunce::text(
             QUNCE_TEXT("Last complete: %1"), {syncTime(status.lastCompleteMs, m_tools.format(), now)}),
        TextRole::Secondary, Token::TextSecondary);
    if (status.nextAttemptMs > 0) {
        const int64_t seconds =
            std::max<int64_t>(1, (status.nextAttemptMs - m_tools.clock.nowMs() + 999) / 1000);
        line(qunce::text(QUNCE_TEXT("Next attempt in %1 s"), {m_tools.format().integer(seconds)}),
            TextRole::Secondary, Token::TextSecondary);
    }
    const bool needsSignIn = status.phase == SyncPhase::SignInNeeded || status.phase == SyncPhase::SignedOut;
    auto *act = new QPushButton(
        needsSignIn ? qunce::text(QUNCE_TEXT("Sign in")) : qunce::text(QUNCE_TEXT("Sync now")), popover);
    act->setObjectName(QStringLiteral("sync.act"));
    act->setProperty("kind", QStringLiteral("primary"));
    act->setEnabled(needsSignIn || status.phase != SyncPhase::ReadOnly);
    popover->body()->addSpacing(6);
    popover->body()->addWidget(act, 0, Qt::AlignLeft);
    connect(act, &QPushButton::clicked, popover, [this, popover, needsSignIn] {
        popover->close();
        if (needsSignIn)
            emit signInAsked();
        else if (m_link.syncNow)
            m_link.syncNow();
    });
    popover->open();
}

} // namespace qunce
