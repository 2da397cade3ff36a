// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/templates/TemplateFile.h"

#include "core/collections/CollectionFiles.h"
#include "core/drafts/MergeMarks.h"
#include "core/recordfiles/EnvironmentFile.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"
#include "core/rendering/DraftRenderer.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Kind = core::Error::Kind;

constexpr qint64 mostRepeats = 1'000'000'000;

core::Error damageOf(const QString &name, const QList<core::FileProblem> &damage)
{
    const core::FileProblem &first = damage.first();
    const qsizetype more = damage.size() - 1;
    return {.kind = Kind::BadInput,
            .detail = more == 0 ? first.text
                                : u"%1 There is more like this: %2."_s.arg(first.text).arg(more),
            .where = u"%1, %2"_s.arg(name, core::wordsFor(first.place))};
}

core::Error unfinishedMerge(const QString &name, const core::MergeMark &mark)
{
    return {.kind = Kind::BadInput,
            .detail = u"A merge was left unfinished there. Keep one of the two versions, or give "
                      "--merge-lines to take the lines <<<<<<<, ======= and >>>>>>> as they are."_s,
            .where =
                u"%1, record %2, body, line %3"_s.arg(name).arg(mark.row + 1).arg(mark.place.line)};
}

core::Error placed(const QString &name, const core::DraftProblem &problem)
{
    QString where = u"%1, record %2, %3"_s.arg(name).arg(problem.row + 1).arg(problem.field);
    if (problem.place)
        where += u", line %1, column %2"_s.arg(problem.place->line).arg(problem.place->column);
    const bool saysWhatNow = problem.message.contains(u". "_s);
    return {.kind = Kind::BadInput,
            .detail = saysWhatNow ? problem.message
                                  : QString(problem.message + u" Correct it in the file."_s),
            .where = where};
}

// name=value
core::Result<core::Variable> variableFrom(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return core::fail(usageError(
            u"--var"_s,
            u"--var wants name=value, such as --var tenant=acme, not \"%1\"."_s.arg(text)));
    return core::Variable{.name = text.left(equals).toUtf8(),
                          .value = text.mid(equals + 1).toUtf8(),
                          .origin = core::Variable::Origin::CommandLine};
}

core::Error noEnvironment(const QString &folder, const QString &path)
{
    constexpr qsizetype mostNamed = 10;
    QStringList there;
    const QString suffix = core::environmentFileSuffix;
    for (const QString &file : QDir(folder).entryList({u"*"_s + suffix}, QDir::Files))
        there.append(file.chopped(suffix.size()));
    QString whatNow = u"There is no environment beside the record file: leave --env out."_s;
    if (!there.isEmpty())
        whatNow = u"Environments there: %1%2"_s.arg(there.mid(0, mostNamed).join(u", "_s),
                                                    there.size() > mostNamed ? u", …"_s : u"."_s);
    return {.kind = Kind::BadInput,
            .detail = u"No such file lies beside the record file. "_s + whatNow,
            .where = path};
}

core::Result<> addEnvironment(const QString &folder, const QString &name,
                              core::Variables &variables)
{
    const QString path = name.endsWith(core::environmentFileSuffix)
        ? name
        : QString(name + core::environmentFileSuffix);
    const auto file = core::readCollectionFile(folder, path);
    if (!file)
        return core::fail(file.error().kind == Kind::NotFound ? noEnvironment(folder, path)
                                                              : file.error());
    const auto environment = core::EnvironmentFile::fromBytes(file->bytes);
    if (!environment)
        return core::fail(environment.error());
    if (!environment->damage().isEmpty())
        return core::fail(damageOf(path, environment->damage()));
    for (const core::DraftVariable &variable : environment->environment().variables)
        variables.add({.name = variable.name.toUtf8(),
                       .value = variable.value.toUtf8(),
                       .origin = core::Variable::Origin::Environment});
    return {};
}

core::Result<quint64> seedFrom(const Arguments &arguments)
{
    if (!arguments.has(u"seed"_s))
        return QRandomGenerator::global()->generate64();
    bool isSeed = false;
    const quint64 seed = arguments.value(u"seed"_s).toULongLong(&isSeed);
    if (!isSeed)
        return core::fail(usageError(
            u"--seed"_s,
            u"--seed wants a whole number from 0 to 18446744073709551615, not \"%1\"."_s.arg(
                arguments.value(u"seed"_s))));
    return seed;
}

core::Result<> takeOptions(const QString &folder, const Arguments &arguments, TemplateFile &file)
{
    const auto seed = seedFrom(arguments);
    if (!seed)
        return core::fail(seed.error());
    file.templates.rendering.seed = *seed;
    // None: they are granted in the window. Dots would be sent otherwise.
    file.templates.rendering.secrets.emplace();
    const auto repeats = arguments.number(u"count"_s, 1, mostRepeats);
    if (!repeats)
        return core::fail(repeats.error());
    file.records = repeats->value_or(1) * file.draft.records.size();
    for (const QString &name : arguments.values(u"env"_s)) {
        if (const auto added = addEnvironment(folder, name, file.templates.outer); !added)
            return added;
    }
    for (const QString &text : arguments.values(u"var"_s)) {
        const auto variable = variableFrom(text);
        if (!variable)
            return core::fail(variable.error());
        if (!file.templates.outer.add(*variable))
            return core::fail(usageError(
                u"--var"_s,
                u"\"%1\" cannot name a variable: letters, digits and _, and no secret."_s.arg(
                    QString::fromUtf8(variable->name))));
    }
    return {};
}

} // namespace

bool isRecordFile(const QString &path)
{
    return path.endsWith(core::recordFileSuffix) && !path.endsWith(core::environmentFileSuffix);
}

core::Result<TemplateFile> readTemplateFile(const QString &path, const QByteArray &bytes,
                                            const Arguments &arguments)
{
    const auto records = core::RecordFile::fromBytes(bytes);
    if (!records)
        return core::fail(records.error());
    const QFileInfo info(path);
    if (!records->damage().isEmpty())
        return core::fail(damageOf(info.fileName(), records->damage()));
    const auto mark = core::firstMergeMark(records->draft());
    if (mark && !arguments.has(u"merge-lines"_s))
        return core::fail(unfinishedMerge(info.fileName(), *mark));
    const QString folder = info.absolutePath();
    TemplateFile file{.name = info.fileName(), .draft = records->draft()};
    file.readFile = [folder](const QString &beside) -> core::Result<QByteArray> {
        const auto read = core::readCollectionFile(folder, beside);
        if (!read)
            return core::fail(read.error());
        return read->bytes;
    };
    if (const auto taken = takeOptions(folder, arguments, file); !taken)
        return core::fail(taken.error());
    if (!file.draft.isTemplate)
        return file;
    const core::DraftRenderer renderer(file.draft, file.templates.outer, file.templates.rendering);
    if (!renderer.problems().isEmpty())
        return core::fail(placed(file.name, renderer.problems().first()));
    return file;
}

} // namespace app
