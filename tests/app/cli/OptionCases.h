// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace test {

// One option at work: what the command says with it and not without it.
struct OptionCase
{
    QString option; // "put --format"; "* --output": of whichever commands share it
    QStringList command; // without the option
    QStringList given; // the option and its value
    QByteArray input;
    int status = 0;
    QByteArray says; // "!…": said without the option alone
};

// Nobody listens there.
inline const QString deadEndpoint = QStringLiteral("http://127.0.0.1:1");

// Of every option that can be seen at work in one command.
QList<OptionCase> optionCases();

} // namespace test
