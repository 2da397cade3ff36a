// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Questions.h"

#include <QStringList>

// Answers what the window asks, as told before.
struct FakePerson
{
    bool isAgreed = true;
    QString path; // of every file and folder; empty: what is suggested, or none
    QStringList asked; // titles
    QStringList typed; // names that had to be typed

    std::unique_ptr<ui::Questions> questions();
};

namespace fakeperson {

class Answers final : public ui::Questions
{
public:
    explicit Answers(FakePerson &person)
        : m_person(person)
    {
    }

    void confirm(const QString &title, const QString &, const QString &,
                 const Answer &answer) override
    {
        m_person.asked += title;
        answer(m_person.isAgreed);
    }
    void choose(const QString &title, const QString &text, const QString &verb, const QString &,
                const Answer &answer) override
    {
        confirm(title, text, verb, answer);
    }
    void confirmTyped(const QString &title, const QString &text, const QString &name,
                      const QString &verb, const Answer &answer) override
    {
        m_person.typed += name;
        confirm(title, text, verb, answer);
    }
    void openFile(const QString &title, const QString &, const PathAnswer &answer) override
    {
        m_person.asked += title;
        answer(m_person.path);
    }
    void openFolder(const QString &title, const PathAnswer &answer) override
    {
        openFile(title, {}, answer);
    }
    void saveFile(const QString &title, const QString &suggestion, const QString &,
                  const PathAnswer &answer) override
    {
        m_person.asked += title;
        answer(m_person.path.isEmpty() ? suggestion : m_person.path);
    }

private:
    FakePerson &m_person;
};

} // namespace fakeperson

inline std::unique_ptr<ui::Questions> FakePerson::questions()
{
    return std::make_unique<fakeperson::Answers>(*this);
}
