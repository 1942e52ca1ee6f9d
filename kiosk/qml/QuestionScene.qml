pragma ComponentBehavior: Bound

// The scene of the questions.
QuestionPage {}
