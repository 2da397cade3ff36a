// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/SessionFolder.h"

#include "core/files/DurableFile.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 sessionLimit = qint64(2) * 1024 * 1024 * 1024 - 1;
constexpr auto ending = ".json"_L1;
constexpr qint64 smallFile = 1024 * 1024;

// Without how it is shown, which only the index has to know.
Draft contentOf(Draft draft)
{
    draft.mode = Draft::Mode::Single;
    draft.current = 0;
    return draft;
}

// A name from a file must not lead out of the folder.
bool isFileName(const QString &name)
{
    return QUuid::fromString(name).toString(QUuid::WithoutBraces) == name
        && !QUuid::fromString(name).isNull();
}

Error unusable(Error error, const QString &path)
{
    if (error.kind != Error::Kind::Storage) {
        error.where = path;
        error.detail = u"%1: %2"_s.arg(path, error.detail);
        return error;
    }
    return setAsideBecause(path, error.detail);
}

template <typename Function>
void forEachList(SessionText &session, const Function &function)
{
    for (QList<Draft> *list : {&session.drafts, &session.closed, &session.sent})
        function(*list);
    for (QList<Draft> &list : session.unsent)
        function(list);
}

// Two drafts of one id would write over each other.
void giveEachAnId(SessionText &session)
{
    QSet<QString> ids;
    forEachList(session, [&ids](QList<Draft> &list) {
        for (Draft &draft : list) {
            if (draft.id.isEmpty() || ids.contains(draft.id))
                draft.id = newDraft().id;
            ids.insert(draft.id);
        }
    });
}

// Drafts that cannot be read leave no tab, and those behind them move up.
qsizetype currentTabIn(const QList<Draft> &drafts, const SessionText &before)
{
    const QString id = before.drafts.value(before.currentTab).id;
    const auto found = std::find_if(drafts.begin(), drafts.end(),
                                    [&id](const Draft &draft) { return draft.id == id; });
    if (found != drafts.end() && !id.isEmpty())
        return found - drafts.begin();
    return std::clamp<qsizetype>(before.currentTab, 0, std::max<qsizetype>(drafts.size() - 1, 0));
}

} // namespace

QString sessionPathIn(const QString &dataFolder)
{
    return dataFolder + u"/session.json"_s;
}

QString draftFolderIn(const QString &dataFolder)
{
    return dataFolder + u"/drafts"_s;
}

SessionFolder::SessionFolder(QString dataFolder)
    : m_folder(std::move(dataFolder))
{
}

QString SessionFolder::pathOf(const QString &file) const
{
    return draftFolderIn(m_folder) + u'/' + file + ending;
}

SessionRead SessionFolder::read()
{
    m_kept.clear();
    m_index.clear();
    SessionRead read;
    const QString path = sessionPathIn(m_folder);
    const auto bytes = readWholeFile(path, sessionLimit);
    if (!bytes && bytes.error().kind != Error::Kind::NotFound)
        return {.errors = {bytes.error()}, .mayWrite = false};
    auto index = bytes ? sessionFromJson(*bytes) : SessionIndex();
    if (!index) {
        const Error error = unusable(index.error(), path);
        read.errors.append(error);
        read.mayWrite = error.code == setAsideCode;
        if (!read.mayWrite)
            return read;
    }
    if (!bytes || !index) {
        readLostDrafts(read);
        return read;
    }
    read.session = index->session;
    forEachList(read.session, [&](QList<Draft> &drafts) { readRecords(drafts, *index, read); });
    read.session.currentTab = currentTabIn(read.session.drafts, index->session);
    return read;
}

void SessionFolder::readRecords(QList<Draft> &drafts, const SessionIndex &index, SessionRead &read)
{
    QList<Draft> whole;
    for (Draft &head : drafts) {
        const QString file = index.files.value(head.id);
        if (!file.isEmpty()) {
            const auto draft = readDraft(file, read);
            if (!draft)
                continue;
            head.records = draft->records;
            head.current = std::clamp<qsizetype>(head.current, 0, head.records.size() - 1);
            m_kept.insert(head.id, {file, contentOf(*draft)});
        }
        whole += head;
    }
    drafts = whole;
}

std::optional<Draft> SessionFolder::readDraft(const QString &file, SessionRead &read)
{
    const QString path = pathOf(file);
    const auto bytes = isFileName(file)
        ? readWholeFile(path, sessionLimit)
        : Result<QByteArray>(
            fail({.kind = Error::Kind::Storage,
                  .detail = u"%1 names no draft: %2"_s.arg(sessionPathIn(m_folder), file)}));
    if (!bytes) {
        read.errors.append(bytes.error());
        return std::nullopt;
    }
    const auto draft = draftFromJson(*bytes);
    if (draft)
        return *draft;
    read.errors.append(unusable(draft.error(), path));
    return std::nullopt;
}

// What is open is not known, but nothing that was written is lost.
void SessionFolder::readLostDrafts(SessionRead &read)
{
    const QDir folder(draftFolderIn(m_folder));
    for (const QFileInfo &each :
         folder.entryInfoList({u'*' + ending}, QDir::Files, QDir::Time | QDir::Reversed)) {
        const QString file = each.completeBaseName();
        if (!isFileName(file))
            continue;
        auto draft = readDraft(file, read);
        if (!draft)
            continue;
        m_kept.insert(draft->id, {file, contentOf(*draft)});
        read.session.drafts += *draft;
    }
}

Result<> SessionFolder::keep(const Draft &draft)
{
    const Kept known = m_kept.value(draft.id);
    const QFileInfo there(pathOf(known.file));
    // Keys and options are in the index too: they are worth no large file, but it may be damaged.
    const bool isKept = !known.file.isEmpty() && known.draft.records == draft.records
        && (there.size() > smallFile || known.draft == contentOf(draft));
    if (isKept && there.exists())
        return {};
    const QString file =
        known.file.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : known.file;
    return durableWrite(pathOf(file), toJson(draft)).map([&] {
        m_kept.insert(draft.id, {file, contentOf(draft)});
    });
}

Result<> SessionFolder::write(const SessionText &session)
{
    SessionIndex index{.session = session, .files = {}};
    giveEachAnId(index.session);
    Result<> written = makePrivateFolder(draftFolderIn(m_folder));
    QSet<QString> ids;
    forEachList(index.session, [&](QList<Draft> &drafts) {
        for (const Draft &draft : drafts) {
            written = written.and_then([&] { return keep(draft); });
            index.files.insert(draft.id, m_kept.value(draft.id).file);
            ids.insert(draft.id);
        }
    });
    const QByteArray json = toJson(index);
    if (written && (json != m_index || !QFile::exists(sessionPathIn(m_folder))))
        written = durableWrite(sessionPathIn(m_folder), json);
    if (!written) {
        m_index.clear();
        return written;
    }
    m_index = json;
    for (auto each = m_kept.begin(); each != m_kept.end();) {
        if (ids.contains(each.key())) {
            ++each;
            continue;
        }
        QFile::remove(pathOf(each.value().file));
        each = m_kept.erase(each);
    }
    return {};
}

} // namespace core
