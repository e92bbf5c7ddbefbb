// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/posterbatch.h"

#include <memory>
#include <utility>

#include <QFileDialog>
#include <QPointer>

#include "views/common/exportgate.h"
#include "views/common/texts.h"
#include "views/common/viewstate.h"
#include "views/leaderboard/posterfile.h"
#include "views/leaderboard/posterpainter.h"
#include "views/leaderboard/posterstate.h"

namespace qunce {

namespace {

constexpr int64_t kSecondsOfHour = 3600;
constexpr int kTickMs = 30'000;
const QString kBatchFolderKey = QStringLiteral("poster/folder");

} // namespace

Instant nextFullHour(Instant now)
{
    return {(now.seconds / kSecondsOfHour + 1) * kSecondsOfHour};
}

PosterBatch::PosterBatch(PageTools &tools, QWidget *page)
    : QObject(page), m_tools(tools), m_page(page), m_place(this)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &PosterBatch::tick);
}

PosterBatch::~PosterBatch() = default;

void PosterBatch::ask(QWidget *parent, const Wish &wish)
{
    auto *dialog = new QFileDialog(parent, text(QUNCE_TEXT("Folder for the posters")),
        m_tools.settings.value(kBatchFolderKey).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, parent, wish](const QString &folder) {
        m_tools.settings.set(kBatchFolderKey, folder);
        save(parent, wish, folder);
    });
    dialog->open();
}

void PosterBatch::save(QWidget *parent, const Wish &wish, const QString &folder)
{
    start(parent, {wish, folder, {}});
}

void PosterBatch::setHourly(bool isHourly)
{
    if (isHourly == this->isHourly() || (isHourly && !m_last))
        return;
    if (isHourly) {
        m_next = nextFullHour(m_tools.clock.now());
        m_timer.start();
    } else {
        m_next.reset();
        m_timer.stop();
    }
    emit changed();
}

/// A computer that slept makes up for one hour, not for all of them.
void PosterBatch::tick()
{
    const Instant now = m_tools.clock.now();
    if (!m_next || now < *m_next || isRunning())
        return;
    m_next = nextFullHour(now);
    start(m_page, *m_last);
}

void PosterBatch::start(QWidget *parent, Repeat how)
{
    if (isRunning())
        return;
    BoardQuery &query = how.wish.query;
    query.period = periodOf(query.choice, m_tools.reader.now().day(), query.period);
    m_tools.reader.read<SavedViews>(
        m_place, [](BoardContext &context) { return readSavedViews(context, "poster"); },
        [this, parent = QPointer<QWidget>(parent), how = std::move(how)](Result<SavedViews> read) {
            if (!read.ok())
                return m_tools.toast(read.error().userText);
            if (read->views.empty())
                return m_tools.toast({QUNCE_TEXT("There is no saved set of boards yet: the button at the top "
                                                 "left of the poster's window saves one.")});
            note(parent ? parent.data() : m_page, how, std::move(read->views));
        });
}

/// One line in the log of exports for all of them.
void PosterBatch::note(QWidget *parent, Repeat how, std::vector<SavedView> sets)
{
    TextSource source;
    source.title = text(QUNCE_TEXT("All posters"));
    source.period = m_tools.format().period(how.wish.query.period);
    ExportAsk ask {
        text(QUNCE_TEXT("Save all posters")), source, QStringLiteral("png"), ExportData::Guides, sets.size()};
    ask.unit = how.wish.query.unit;
    ask.reason = how.reason;
    auto given = std::make_shared<Repeat>(std::move(how));
    ask.reasoned = [given](const QString &reason) { given->reason = reason; };
    const QString folder = given->folder;
    noteExport(parent, m_tools, std::move(ask), folder,
        [this, given, sets = std::move(sets)](const QString &, const TextSource &) {
            if (isRunning())
                return;
            const Instant now = m_tools.clock.now();
            Run run;
            run.how = *given;
            run.sets = sets;
            run.madeAt = m_tools.format().time(now).replace(QLatin1Char(':'), QLatin1Char('-'));
            m_last = run.how;
            m_run = std::move(run);
            emit changed();
            readNext();
        });
}

void PosterBatch::readNext()
{
    const PosterSet set = posterSetFrom(stateOf(m_run->sets[m_run->at].state));
    const PosterQuery query {m_run->how.wish.query, set.boards, set.top, set.hasTotals};
    m_tools.reader.read<Poster>(
        m_place, [query](BoardContext &context) { return readPoster(context, query); },
        [this](const Result<Poster> &read) { read.ok() ? write(*read) : fail(read.error()); });
}

QString PosterBatch::freeName(const SavedView &set)
{
    const QString base = fileNamePart(QString::fromStdString(set.name)) + QLatin1Char(' ')
        + QString::fromStdString(m_run->how.wish.query.period.to.toString()) + QLatin1Char(' ')
        + m_run->madeAt;
    QString name = base;
    for (int number = 2; m_run->taken.contains(name); ++number) // one's own and the team's
        name = base + QLatin1Char('_') + QString::number(number);
    m_run->taken << name;
    return name + QStringLiteral(".png");
}

void PosterBatch::write(const Poster &poster)
{
    const SavedView &view = m_run->sets[m_run->at];
    const PosterSet set = posterSetFrom(stateOf(view.state));
    PosterLook look = brandLook(m_tools);
    look.title = set.title;
    look.hasFullNames = set.hasFullNames;
    look.isOfDemo = m_run->how.wish.isOfDemo;
    const PosterTexts texts = posterTexts(poster, look, m_tools.format());
    const QString path = m_run->how.folder + QLatin1Char('/') + freeName(view);
    m_writer = std::jthread(
        [this, path, image = paintPoster(texts, look.color, m_tools.theme), words = plainText(texts)] {
            // Told in the GUI thread as long as this is there: it waits for the thread before it goes.
            auto outcome = std::make_shared<Result<void>>(writePoster(image, words, path));
            QMetaObject::invokeMethod(this, [this, outcome] {
                if (!outcome->ok())
                    return fail(outcome->error());
                ++m_run->saved;
                next();
            });
        });
}

void PosterBatch::fail(const Error &error)
{
    m_run->failed << text(
        QUNCE_TEXT("%1: %2"), {QString::fromStdString(m_run->sets[m_run->at].name), text(error.userText)});
    next();
}

void PosterBatch::next()
{
    if (++m_run->at < m_run->sets.size())
        readNext();
    else
        end();
}

void PosterBatch::end()
{
    const Run run = std::move(*m_run);
    m_run.reset();
    const std::string saved = std::to_string(run.saved);
    const std::string folder = run.how.folder.toStdString();
    m_tools.toast(run.failed.isEmpty()
            ? Message(QUNCE_TEXT("Saved: %1 posters in %2"), {saved, folder})
            : Message(QUNCE_TEXT("%1 of %2 posters saved in %3. %4"),
                {saved, std::to_string(run.sets.size()), folder, run.failed.first().toStdString()}));
    emit changed();
    emit finished(run.saved, run.failed);
}

} // namespace qunce
