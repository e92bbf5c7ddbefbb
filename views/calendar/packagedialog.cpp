// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/packagedialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "views/common/imagecollect.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

Message audienceWords(SendAudience audience)
{
    switch (audience) {
    case SendAudience::Planned:
        return {QUNCE_TEXT("It is for whom it is planned; it has not been dispatched yet.")};
    case SendAudience::SentBefore:
        return {QUNCE_TEXT("It is for those who have sent what it corrects, as far as this computer knows.")};
    case SendAudience::Dispatched:
        return {QUNCE_TEXT("It is for those to whom it was dispatched.")};
    }
    return {};
}

} // namespace

PackageDialog::PackageDialog(
    PageTools &tools, std::shared_ptr<PlanMemory> plan, const Uuid &entry, QString folder, QWidget *parent)
    : QDialog(parent)
    , m_folder(std::move(folder))
    , m_place(this)
    , m_words(new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(text(QUNCE_TEXT("Cancel")), this))
{
    setObjectName(QStringLiteral("packageDialog"));
    setWindowTitle(text(QUNCE_TEXT("Package for sending")));
    setMinimumWidth(440);
    m_words->setWordWrap(true);
    m_words->setText(text(QUNCE_TEXT("Looking up who sends it…")));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(windowTitle());
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_words);
    column->addWidget(m_progress);
    column->addLayout(row);
    connect(m_button, &QPushButton::clicked, this, &PackageDialog::reject);
    tools.reader.read<SendPackage>(
        m_place,
        [plan = std::move(plan), entry](
            BoardContext &context) { return readSendPackage(context, *plan, entry); },
        [this, images = tools.images](Result<SendPackage> read) {
            if (!read.ok())
                return end(read.error(), 0);
            const std::vector<ContentImage> wanted = read->text.images;
            collectImages(images, wanted, this,
                [this, package = std::make_shared<SendPackage>(std::move(*read))](CollectedImages pictures) {
                    package->pictures = std::move(pictures);
                    write(std::move(*package));
                });
        });
}

void PackageDialog::write(SendPackage package)
{
    const size_t lines = package.lines();
    m_audience = package.audience;
    m_progress->setRange(0, static_cast<int>(package.regions.size()));
    sayProgress(0);
    m_writer = std::jthread(
        [this, package = std::move(package), lines, folder = m_folder.toStdString()](std::stop_token stop) {
            // Told in the GUI thread, as long as the dialog is there: it waits for this thread before it goes.
            Result<WrittenPackage> written =
                writeSendPackage(package, folder, std::move(stop), [this](size_t done) {
                    QMetaObject::invokeMethod(
                        this, [this, done] { sayProgress(done); }, Qt::QueuedConnection);
                });
            QMetaObject::invokeMethod(
                this,
                [this, lines, written = std::make_shared<Result<WrittenPackage>>(std::move(written))] {
                    end(std::move(*written), lines);
                },
                Qt::QueuedConnection);
        });
}

void PackageDialog::sayProgress(size_t done)
{
    m_progress->setValue(static_cast<int>(done));
    m_words->setText(text(QUNCE_TEXT("%1 of %2 regions are written."),
        {QString::number(done), QString::number(m_progress->maximum())}));
}

void PackageDialog::end(Result<WrittenPackage> outcome, size_t lines)
{
    m_progress->setRange(0, 1);
    m_progress->setValue(1);
    if (!outcome.ok())
        m_words->setText(text(outcome.error().userText));
    else if (outcome->isCancelled)
        m_words->setText(text(QUNCE_TEXT("Stopped; nothing was left in the folder.")));
    else if (outcome->files.empty())
        m_words->setText(text(QUNCE_TEXT("It reaches nobody. Choose whom it is for.")));
    else
        m_words->setText(text(QUNCE_TEXT("%1 archives with %2 lines and an overview are in %3."),
                             {QString::number(outcome->files.size()), QString::number(lines), m_folder})
            + QLatin1Char('\n') + text(audienceWords(m_audience)));
    m_button->setText(text(QUNCE_TEXT("Close")));
    m_button->setEnabled(true);
    m_outcome = std::move(outcome);
}

/// While it writes it is stopped first, and says so itself.
void PackageDialog::reject()
{
    if (m_writer.joinable() && !m_outcome) {
        m_writer.request_stop();
        m_button->setEnabled(false);
        return;
    }
    QDialog::reject();
}

} // namespace qunce
