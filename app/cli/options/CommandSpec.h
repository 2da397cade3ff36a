// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace app {

// One option of a command, as it stands in --help.
struct OptionSpec
{
    QString name; // without the dashes
    QString value; // what follows it, for people: "FILE", "N"; empty: a switch
    QString text;
    QString byDefault; // shown only; empty: none
    QStringList aliases = {}; // other names of the same; of one letter: a short form, "-h"
    bool mayRepeat = false; // each of its values counts; of any other one may be given

    QStringList words() const; // its names as they are typed: "--help", "-h"
};

struct OptionGroup
{
    QString title;
    QList<OptionSpec> options;
};

// A command of the program and everything that --help says about it.
struct CommandSpec
{
    QString name; // "put", "connection add"
    QString arguments; // "STREAM [FILE]"
    QString summary; // one line
    QString description; // paragraphs
    int leastArguments = 0;
    int mostArguments = 0;
    QList<OptionGroup> groups;
    QStringList examples;
    QStringList exitStatuses;
};

// A command line that was understood.
class Arguments
{
public:
    Arguments() = default;
    Arguments(QStringList positional, QHash<QString, QStringList> options);

    bool has(const QString &option) const;
    QString value(const QString &option) const; // the last one given; empty when none
    QStringList values(const QString &option) const;
    const QStringList &positional() const { return m_positional; }
    QString positional(qsizetype index) const; // empty when there are fewer

    // The same and one more value of the option.
    Arguments with(const QString &option, const QString &value) const;

    // A whole number between the two; nothing when the option was not given; BadInput otherwise.
    core::Result<std::optional<qint64>> number(const QString &option, qint64 least,
                                               qint64 most) const;
    // "5MiB", "500KiB", "1048576": bytes.
    core::Result<std::optional<qint64>> bytes(const QString &option, qint64 least,
                                              qint64 most) const;

private:
    QStringList m_positional;
    QHash<QString, QStringList> m_options;
};

// Reads what follows the command's name. BadInput: option unknown, without its value, given to a
// switch, given twice with different values, or the wrong number of arguments; a near miss is
// suggested.
core::Result<Arguments> parseArguments(const CommandSpec &command, const QStringList &words);

// What `headgate-cli COMMAND --help` prints, broken at `width` columns (0: 100).
QString helpText(const CommandSpec &command, int width);

// An error about the command line itself.
core::Error usageError(const QString &where, const QString &detail);

// The name in `known` that is nearest to `name`, when it is near enough to be meant.
std::optional<QString> nearest(const QString &name, const QStringList &known);

} // namespace app
