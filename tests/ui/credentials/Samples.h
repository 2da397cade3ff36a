// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Questions.h"
#include "ui/credentials/ConnectionEntry.h"

namespace test {

using Source = core::Connection::Source;

// Connections of every source.
inline QList<ui::ConnectionEntry> sampleEntries()
{
    using namespace Qt::Literals::StringLiterals;
    const core::Connection simulator{
        .name = u"Simulator"_s, .source = Source::Dummy, .region = u"us-east-1"_s};
    const core::Connection orders{.name = u"orders-prod"_s,
                                  .source = Source::Keychain,
                                  .region = u"eu-central-1"_s,
                                  .accessKeyId = u"AKIAIOSFODNN7EXAMPLE"_s,
                                  .isProduction = true};
    const core::Connection staging{.name = u"staging"_s,
                                   .source = Source::Profile,
                                   .region = u"eu-west-1"_s,
                                   .profile = u"staging"_s,
                                   .colour = core::Connection::Colour::Violet};
    const core::Connection local{.name = u"LocalStack"_s,
                                 .source = Source::Dummy,
                                 .region = u"us-east-1"_s,
                                 .endpointUrl = u"http://localhost:4566"_s,
                                 .colour = core::Connection::Colour::Teal};
    return {{.connection = simulator, .isSimulator = true},
            {.connection = orders, .keychain = ui::KeychainState::Stored},
            {.connection = staging, .isActive = true},
            {.connection = local}};
}

// Answers in a person's place.
class FakeQuestions final : public ui::Questions
{
public:
    void confirm(const QString &title, const QString &, const QString &,
                 const Answer &answer) override
    {
        asked.append(title);
        answer(isAgreed);
    }
    void choose(const QString &title, const QString &, const QString &, const QString &,
                const Answer &answer) override
    {
        asked.append(title);
        answer(isAgreed);
    }
    void confirmTyped(const QString &title, const QString &, const QString &, const QString &,
                      const Answer &answer) override
    {
        asked.append(title);
        answer(isAgreed);
    }
    void openFile(const QString &title, const QString &, const PathAnswer &answer) override
    {
        asked.append(title);
        answer(path);
    }
    void openFolder(const QString &title, const PathAnswer &answer) override
    {
        asked.append(title);
        answer(path);
    }
    void saveFile(const QString &title, const QString &, const QString &,
                  const PathAnswer &answer) override
    {
        asked.append(title);
        answer(path);
    }

    QStringList asked;
    bool isAgreed = true;
    QString path;
};

} // namespace test
