// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#endif

#include <cstdio>
#include <optional>
#include <type_traits>
#include <variant>

// Included before the sources of tests that are joined in one program (headgate_add_tests): what
// ends each of them registers its class under the name of the test, which JOINED_TEST holds,
// instead of defining main(). The program then runs the test after which it is called.
namespace test {

using JoinedTest = int (*)(int, char **);

inline QMap<QString, JoinedTest> &joinedTests()
{
    static QMap<QString, JoinedTest> tests;
    return tests;
}

// The main() of the program: runs the test whose name it was started by, 2 where there is none.
inline int runJoinedTest(int argc, char **argv)
{
    const QString name = QFileInfo(QFile::decodeName(argv[0])).fileName();
    if (const JoinedTest run = joinedTests().value(name))
        return run(argc, argv);
    fputs("Start one of the tests in this folder: this program holds their code.\n", stderr);
    return 2;
}

template <typename Test, typename Application>
int runTest(int argc, char **argv, const char *source, const char *folder)
{
    QTest::Internal::callInitMain<Test>();
    std::optional<Application> app;
    if constexpr (!std::is_same_v<Application, std::monostate>)
        app.emplace(argc, argv);
    QTest::setMainSourcePath(source, folder);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace test

#define HEADGATE_JOIN(Test, Application)                                                           \
    [[maybe_unused]] static const auto joined##Test =                                              \
        test::joinedTests().insert(QStringLiteral(JOINED_TEST), [](int argc, char **argv) {        \
            return test::runTest<Test, Application>(argc, argv, __FILE__, QT_TESTCASE_BUILDDIR);   \
        });

#undef QTEST_APPLESS_MAIN
#undef QTEST_GUILESS_MAIN
#undef QTEST_MAIN
#define QTEST_APPLESS_MAIN(Test) HEADGATE_JOIN(Test, std::monostate)
#define QTEST_GUILESS_MAIN(Test) HEADGATE_JOIN(Test, QCoreApplication)
#define QTEST_MAIN(Test) HEADGATE_JOIN(Test, QApplication)
